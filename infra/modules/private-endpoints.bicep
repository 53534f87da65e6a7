metadata description = 'A private endpoint each for the services behind the app, registered in the zones of network.bicep.'

param location string
param tags object
param subnetId string

@description('A list of { name, resourceId, groupId, zone }.')
param endpoints array

resource zones 'Microsoft.Network/privateDnsZones@2024-06-01' existing = [for endpoint in endpoints: {
  name: endpoint.zone
}]

resource privateEndpoints 'Microsoft.Network/privateEndpoints@2025-07-01' = [for endpoint in endpoints: {
  name: endpoint.name
  location: location
  tags: tags
  properties: {
    subnet: {
      id: subnetId
    }
    privateLinkServiceConnections: [
      {
        name: endpoint.name
        properties: {
          privateLinkServiceId: endpoint.resourceId
          groupIds: [
            endpoint.groupId
          ]
        }
      }
    ]
  }
}]

resource zoneGroups 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-07-01' = [for (endpoint, index) in endpoints: {
  parent: privateEndpoints[index]
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: endpoint.groupId
        properties: {
          privateDnsZoneId: zones[index].id
        }
      }
    ]
  }
}]
