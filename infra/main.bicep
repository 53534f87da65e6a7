metadata description = 'Tillstream for azd: makes the resource group and puts app.bicep into it.'

targetScope = 'subscription'

@description('Name of the azd environment; the resource group is named after it.')
@minLength(1)
@maxLength(40)
param environmentName string

@description('Region of everything.')
param location string

@allowed([
  'containerApps'
  'flex'
])
@description('See app.bicep.')
param hostingModel string = 'containerApps'

@description('Image of the app; azd knows it after the first deployment, and needs the registry that is made while it does not.')
param containerImage string = ''

@minValue(0)
@maxValue(30)
@description('See app.bicep.')
param minReplicas int = 1

@minValue(1)
@maxValue(300)
@description('See app.bicep.')
param maxReplicas int = 30

@minValue(0)
@maxValue(3)
@description('See app.bicep.')
param sagaCapacityUnits int = 0

@description('See app.bicep.')
param privateNetwork bool = false

@allowed([
  'Standard_LRS'
  'Standard_ZRS'
  'Standard_GZRS'
  'Standard_RAGZRS'
])
@description('See app.bicep.')
param storageRedundancy string = 'Standard_ZRS'

@minValue(0)
@maxValue(146000)
@description('See app.bicep.')
param auditRetentionDays int = 365

@description('See app.bicep.')
param alertEmail string = ''

@minValue(1)
@description('See app.bicep.')
param monthlyBudget int = 200

@description('See app.bicep.')
param lockResourceGroup bool = false

@description('Refuse resources of the group without a known team\'s tag. Takes the right to define policies in the subscription.')
param enforceTeamTags bool = true

@description('See app.bicep.')
param teamPrincipals object = {}

@description('See app.bicep.')
param appSettings object = {}

var teams = [
  'platform'
  'product'
  'customer'
  'conversions'
]

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-${environmentName}'
  location: location
  // What is in the group takes them over.
  tags: {
    'azd-env-name': environmentName
    product: 'tillstream'
    team: 'platform'
  }
}

module app 'app.bicep' = {
  name: 'app'
  scope: group
  params: {
    hostingModel: hostingModel
    containerImage: containerImage
    minReplicas: minReplicas
    maxReplicas: maxReplicas
    sagaCapacityUnits: sagaCapacityUnits
    privateNetwork: privateNetwork
    storageRedundancy: storageRedundancy
    auditRetentionDays: auditRetentionDays
    alertEmail: alertEmail
    monthlyBudget: monthlyBudget
    lockResourceGroup: lockResourceGroup
    teamPrincipals: teamPrincipals
    appSettings: appSettings
  }
}

// Named by the region too: a deployment in the subscription belongs to one, and a second one would be refused in another.
module teamTagPolicy 'modules/team-tag-policy.bicep' = if (enforceTeamTags) {
  name: 'tillstream-team-tag-policy-${location}'
  params: {
    teams: teams
  }
}

module teamTagAssignment 'modules/team-tag-assignment.bicep' = if (enforceTeamTags) {
  name: 'team-tag-assignment'
  scope: group
  params: {
    policyDefinitionId: teamTagPolicy!.outputs.definitionId
    teams: teams
  }
}

output AZURE_RESOURCE_GROUP string = group.name
output AZURE_CONTAINER_REGISTRY_ENDPOINT string = app.outputs.registryServer
output HOSTING_CONTAINER_APPS bool = hostingModel == 'containerApps'
output HOSTING_FLEX bool = hostingModel == 'flex'
output SERVICE_APP_URL string = app.outputs.url
output SERVICE_APP_NAME string = app.outputs.appName
