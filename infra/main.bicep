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

@description('Image of the app; azd knows it after the first deployment.')
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

@allowed([
  'Standard_LRS'
  'Standard_GRS'
  'Standard_RAGRS'
])
@description('See app.bicep.')
param lakeRedundancy string = 'Standard_LRS'

@minValue(0)
@maxValue(146000)
@description('See app.bicep.')
param auditRetentionDays int = 365

@description('A registry for the image, which azd pushes to. The pipelines push to the registry of the repo and need none.')
param createRegistry bool = hostingModel == 'containerApps'

@description('See app.bicep.')
param alertEmail string = ''

@minValue(1)
@description('See app.bicep.')
param monthlyBudget int = 200

@description('See app.bicep.')
param lockResourceGroup bool = false

@description('See app.bicep.')
param enforceTeamTags bool = true

@description('See app.bicep.')
param teamPrincipals object = {}

var tags = {
  'azd-env-name': environmentName
}
var baseImage = 'mcr.microsoft.com/azure-functions/node:4-node24'

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: union(tags, { product: 'tillstream', team: 'platform' })
}

module app 'app.bicep' = {
  name: 'app'
  scope: group
  params: {
    location: location
    hostingModel: hostingModel
    containerImage: empty(containerImage) ? baseImage : containerImage
    minReplicas: minReplicas
    maxReplicas: maxReplicas
    sagaCapacityUnits: sagaCapacityUnits
    privateNetwork: privateNetwork
    storageRedundancy: storageRedundancy
    lakeRedundancy: lakeRedundancy
    auditRetentionDays: auditRetentionDays
    createRegistry: createRegistry
    alertEmail: alertEmail
    monthlyBudget: monthlyBudget
    lockResourceGroup: lockResourceGroup
    enforceTeamTags: enforceTeamTags
    teamPrincipals: teamPrincipals
    tags: tags
  }
}

output AZURE_RESOURCE_GROUP string = group.name
output AZURE_CONTAINER_REGISTRY_ENDPOINT string = app.outputs.registryServer
output HOSTING_CONTAINER_APPS bool = hostingModel == 'containerApps'
output HOSTING_FLEX bool = hostingModel == 'flex'
output SERVICE_APP_URL string = app.outputs.url
output SERVICE_APP_NAME string = app.outputs.appName
