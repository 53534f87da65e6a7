metadata description = 'Durable Task Scheduler: where the sagas live. Container Apps scale a durable app to and from zero with it.'

@minLength(3)
@maxLength(64)
param name string
param location string
param tags object

@description('The task hub, as host.json names it.')
param taskHubName string

@description('0: paid by the action. 1 to 3: capacity units.')
param capacityUnits int

@description('The app\'s identity.')
param principalId string

@description('Reachable from a private endpoint alone.')
param privateNetwork bool

var roles = loadJsonContent('../roles.json')

resource scheduler 'Microsoft.DurableTask/schedulers@2026-02-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    sku: {
      name: capacityUnits == 0 ? 'Consumption' : 'Dedicated'
      capacity: capacityUnits == 0 ? null : capacityUnits
    }
    // An empty list lets nobody in. Who comes from anywhere still needs the role below.
    ipAllowlist: [
      '0.0.0.0/0'
    ]
    publicNetworkAccess: privateNetwork ? 'Disabled' : 'Enabled'
  }
}

resource taskHub 'Microsoft.DurableTask/schedulers/taskHubs@2026-02-01' = {
  parent: scheduler
  name: taskHubName
}

resource mayRunSagas 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(taskHub.id, principalId, roles.DurableTaskDataContributor)
  scope: taskHub
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.DurableTaskDataContributor)
  }
}

output id string = scheduler.id
output endpoint string = scheduler.properties.endpoint
