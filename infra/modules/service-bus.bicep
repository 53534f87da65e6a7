metadata description = 'The namespace of the commands, and its queues as entities.json declares them.'

@minLength(6)
@maxLength(50)
param name string
param location string
param tags object

@description('The app\'s identity.')
param principalId string
param workspaceId string

@description('The list `queues` of entities.json.')
param queues array

@description('Reachable from private endpoints alone, which the Premium tier has and Standard has not.')
param privateNetwork bool

var roles = loadJsonContent('../roles.json')
var tier = privateNetwork ? 'Premium' : 'Standard'

resource namespace 'Microsoft.ServiceBus/namespaces@2026-01-01' = {
  name: name
  location: location
  tags: tags
  sku: {
    name: tier
    tier: tier
    capacity: privateNetwork ? 1 : null
  }
  properties: {
    disableLocalAuth: true
    minimumTlsVersion: '1.2'
    premiumMessagingPartitions: privateNetwork ? 1 : null
    publicNetworkAccess: privateNetwork ? 'Disabled' : 'Enabled'
  }
}

resource entities 'Microsoft.ServiceBus/namespaces/queues@2026-01-01' = [for queue in queues: {
  parent: namespace
  name: queue.name
  properties: {
    maxDeliveryCount: queue.maxDeliveryCount
    lockDuration: queue.lockDuration
    defaultMessageTimeToLive: queue.defaultMessageTimeToLive
    deadLetteringOnMessageExpiration: queue.deadLetteringOnMessageExpiration
    // The most that Standard has, at no cost: with the 1 GB it would be else, a rush fills the queue.
    maxSizeInMegabytes: 5120
  }
}]

// Owner, on the whole namespace: KEDA reads a queue's length with it and never wakes the app with less, and the app
// asks for the lengths too (Manage). Sender and Receiver would do for the messages alone.
resource mayManage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(namespace.id, principalId, roles.ServiceBusDataOwner)
  scope: namespace
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.ServiceBusDataOwner)
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
output host string = '${namespace.name}.servicebus.windows.net'
