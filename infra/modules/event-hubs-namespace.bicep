metadata description = 'The namespace of the facts. Its own identity writes the captured files, so it is made before the lake, and the hubs after.'

@minLength(6)
@maxLength(50)
param name string
param location string
param tags object
param workspaceId string

@description('Throughput units it may grow to by itself; one takes 1,000 events a second.')
@minValue(1)
@maxValue(40)
param maximumThroughputUnits int = 10

@description('Reachable from private endpoints alone.')
param privateNetwork bool

resource namespace 'Microsoft.EventHub/namespaces@2026-01-01' = {
  name: name
  location: location
  tags: tags
  identity: {
    type: 'SystemAssigned'
  }
  sku: {
    name: 'Standard'
    tier: 'Standard'
    capacity: 1
  }
  properties: {
    disableLocalAuth: true
    minimumTlsVersion: '1.2'
    isAutoInflateEnabled: maximumThroughputUnits > 1
    maximumThroughputUnits: maximumThroughputUnits > 1 ? maximumThroughputUnits : 0
    publicNetworkAccess: privateNetwork ? 'Disabled' : 'Enabled'
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: namespace
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        categoryGroup: 'allLogs'
        enabled: true
      }
    ]
    metrics: [
      {
        category: 'AllMetrics'
        enabled: true
      }
    ]
  }
}

output id string = namespace.id
output name string = namespace.name
output principalId string = namespace.identity.principalId
output host string = '${namespace.name}.servicebus.windows.net'
