metadata description = 'The hubs as entities.json declares them, their consumer groups, their capture, and who may send and read, hub by hub.'

param namespaceName string

@description('The list `eventHubs` of entities.json.')
param eventHubs array

@description('The app\'s identity: that of team product, with its rights and no others.')
param principalId string

@description('Object ids of the teams\' groups by team (platform, product, customer, conversions). A team that is left out gets no rights.')
param teamPrincipals object

@description('The lake\'s account and container: both are there before the hubs are made.')
param captureAccountId string
param captureContainer string

var roles = loadJsonContent('../roles.json')
var archiveNameFormat = '{EventHub}/{Year}/{Month}/{Day}/{Hour}/{EventHub}_{Year}_{Month}_{Day}_{Hour}_{Minute}_{Second}_{PartitionId}_{Namespace}'

var indexes = range(0, length(eventHubs))
var groups = flatten(map(indexes, hub => map(eventHubs[hub].consumerGroups, group => { hub: hub, name: group })))
var publishers = filter(flatten(map(indexes, hub => map(eventHubs[hub].publishers, team => { hub: hub, team: team }))), item => contains(teamPrincipals, item.team))
var sentByApp = filter(indexes, hub => contains(eventHubs[hub].publishers, 'product'))
var readByApp = filter(indexes, hub => contains(eventHubs[hub].consumers, 'product'))
var consumers = filter(flatten(map(indexes, hub => map(eventHubs[hub].consumers, team => { hub: hub, team: team }))), item => contains(teamPrincipals, item.team))

resource namespace 'Microsoft.EventHub/namespaces@2026-01-01' existing = {
  name: namespaceName
}

resource hubs 'Microsoft.EventHub/namespaces/eventhubs@2026-01-01' = [for hub in eventHubs: {
  parent: namespace
  name: hub.name
  properties: {
    partitionCount: hub.partitionCount
    messageRetentionInDays: hub.messageRetentionInDays
    captureDescription: {
      enabled: true
      encoding: 'Avro'
      intervalInSeconds: hub.capture.intervalInSeconds
      sizeLimitInBytes: hub.capture.sizeLimitInBytes
      skipEmptyArchives: true
      destination: {
        name: 'EventHubArchive.AzureBlockBlob'
        identity: {
          type: 'SystemAssigned'
        }
        properties: {
          storageAccountResourceId: captureAccountId
          blobContainer: captureContainer
          archiveNameFormat: archiveNameFormat
        }
      }
    }
  }
}]

resource consumerGroups 'Microsoft.EventHub/namespaces/eventhubs/consumergroups@2026-01-01' = [for group in groups: {
  parent: hubs[group.hub]
  name: group.name
}]

resource appMaySend 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for hub in sentByApp: {
  name: guid(hubs[hub].id, principalId, roles.EventHubsDataSender)
  scope: hubs[hub]
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.EventHubsDataSender)
  }
}]

resource appMayReceive 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for hub in readByApp: {
  name: guid(hubs[hub].id, principalId, roles.EventHubsDataReceiver)
  scope: hubs[hub]
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.EventHubsDataReceiver)
  }
}]

resource teamMaySend 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for item in publishers: {
  name: guid(hubs[item.hub].id, teamPrincipals[item.team], roles.EventHubsDataSender)
  scope: hubs[item.hub]
  properties: {
    principalId: teamPrincipals[item.team]
    principalType: 'Group'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.EventHubsDataSender)
  }
}]

resource teamMayReceive 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for item in consumers: {
  name: guid(hubs[item.hub].id, teamPrincipals[item.team], roles.EventHubsDataReceiver)
  scope: hubs[item.hub]
  properties: {
    principalId: teamPrincipals[item.team]
    principalType: 'Group'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.EventHubsDataReceiver)
  }
}]
