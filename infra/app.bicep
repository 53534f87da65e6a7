metadata description = 'Tillstream in one resource group: the order pipeline, what it runs on, and who may do what.'

@description('Start of every name. Lowercase letters and digits; storage and vault names leave room for nine.')
@minLength(3)
@maxLength(9)
param namePrefix string = 'till'

@description('containerApps: a container, scaled by KEDA, to zero if wanted. flex: a package on Flex Consumption, scaled by the Functions scale controller.')
@allowed([
  'containerApps'
  'flex'
])
param hostingModel string = 'containerApps'

@description('Image of the app, for containerApps. The default is the bare Functions base image: it starts, answers, and has no functions; a pipeline or azd puts the app in its place. Empty: the same, and a registry of your own to push the app to.')
param containerImage string = 'mcr.microsoft.com/azure-functions/node:4-node24'

@description('Instances that always run. 1: sagas wake at once, and KEDA need not see them. 0 costs nothing while idle; a timer of a saga then waits until something else wakes the app.')
@minValue(0)
@maxValue(30)
param minReplicas int = 1

@description('Most instances at once. Beyond 30, the one table partition of the stock is what holds orders up.')
@minValue(1)
@maxValue(300)
param maxReplicas int = 30

@description('0: sagas are paid by the action, up to 500 actions a second, which is some 70 orders. 1 to 3: units of 2,000 actions a second each, paid by the hour.')
@minValue(0)
@maxValue(3)
param sagaCapacityUnits int = 0

@description('Storage, messaging, vault and scheduler answer on private endpoints alone. Takes the Premium tier of Service Bus, which costs about 700 USD a month, and cannot be changed later. The HTTP endpoint stays public, for the tills.')
param privateNetwork bool = false

@description('Copies of the app\'s data: ZRS survives the loss of a zone, GZRS and RAGZRS that of the region. The captured events are copied to the other region likewise.')
@allowed([
  'Standard_LRS'
  'Standard_ZRS'
  'Standard_GZRS'
  'Standard_RAGZRS'
])
param storageRedundancy string = 'Standard_ZRS'

@description('Days for which records of the archive can be neither changed nor removed, unless the policy is lifted first. 0: the container\'s policy is left as it is.')
@minValue(0)
@maxValue(146000)
param auditRetentionDays int = 365

@description('Who gets the alerts; empty: nobody is written to.')
param alertEmail string = ''

@description('Planned cost of a month in the currency of the subscription: tells at 80 % spent and at 100 % expected. A budget that is there already stays as it is.')
@minValue(1)
param monthlyBudget int = 200

@description('Nothing in the group can be deleted until the lock is lifted.')
param lockResourceGroup bool = true

@description('Entra groups of the teams, as { "conversions": "<object id>" }: each may send to and read its own hubs, and no others.')
param teamPrincipals object = {}

@description('More settings of the app, as { "APPROVAL_THRESHOLD": "500.00", "SHOP_API_URL": "https://..." }: docs/deploy.md lists them. No secrets.')
param appSettings object = {}

var location = resourceGroup().location
var groupTags = resourceGroup().?tags ?? {}
var platformTags = union(groupTags, { product: 'tillstream', team: 'platform' })
var productTags = union(groupTags, { product: 'tillstream', team: 'product' })

var entities = loadJsonContent('entities.json')
var taskHub = loadJsonContent('../host.json', '$.extensions.durableTask.hubName')

var unique = uniqueString(resourceGroup().id)
var names = {
  identity: '${namePrefix}-app-identity'
  workspace: '${namePrefix}-logs'
  insights: '${namePrefix}-insights'
  storage: '${namePrefix}st${unique}'
  lake: '${namePrefix}dl${unique}'
  serviceBus: '${namePrefix}-bus-${unique}'
  eventHubs: '${namePrefix}-hubs-${unique}'
  schemas: '${namePrefix}-schemas-${unique}'
  scheduler: '${namePrefix}-sagas-${unique}'
  vault: '${namePrefix}kv${unique}'
  environment: '${namePrefix}-environment'
  containerApp: '${namePrefix}-app'
  flexPlan: '${namePrefix}-plan'
  flexApp: '${namePrefix}-app-${unique}'
  registry: '${namePrefix}cr${unique}'
  network: '${namePrefix}-network'
}

// The lake cannot be ZRS, which has no archive tier.
var lakeRedundancies = {
  Standard_LRS: 'Standard_LRS'
  Standard_ZRS: 'Standard_LRS'
  Standard_GZRS: 'Standard_GRS'
  Standard_RAGZRS: 'Standard_RAGRS'
}

var baseImage = 'mcr.microsoft.com/azure-functions/node:4-node24'
var ownRegistry = hostingModel == 'containerApps' && (empty(containerImage) || startsWith(containerImage, '${names.registry}.'))

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: {
    name: names.identity
    location: location
    tags: productTags
  }
}

module observability 'modules/observability.bicep' = {
  name: 'observability'
  params: {
    workspaceName: names.workspace
    insightsName: names.insights
    location: location
    tags: platformTags
    principalId: identity.outputs.principalId
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  params: {
    name: names.storage
    location: location
    tags: productTags
    principalId: identity.outputs.principalId
    workspaceId: observability.outputs.workspaceId
    redundancy: storageRedundancy
    privateNetwork: privateNetwork
    deploymentContainer: hostingModel == 'flex'
  }
}

// The app only makes blobs in it, and appends to them.
module auditImmutability 'modules/immutability.bicep' = if (auditRetentionDays > 0) {
  name: 'audit-immutability'
  params: {
    accountName: storage.outputs.name
    containerName: storage.outputs.auditContainer
    days: auditRetentionDays
    appends: true
  }
}

module serviceBus 'modules/service-bus.bicep' = {
  name: 'service-bus'
  params: {
    name: names.serviceBus
    location: location
    tags: platformTags
    principalId: identity.outputs.principalId
    workspaceId: observability.outputs.workspaceId
    queues: entities.queues
    privateNetwork: privateNetwork
  }
}

module eventHubsNamespace 'modules/event-hubs-namespace.bicep' = {
  name: 'event-hubs-namespace'
  params: {
    name: names.eventHubs
    location: location
    tags: platformTags
    workspaceId: observability.outputs.workspaceId
    privateNetwork: privateNetwork
  }
}

module lake 'modules/lake.bicep' = {
  name: 'lake'
  params: {
    name: names.lake
    location: location
    tags: platformTags
    writerPrincipalId: eventHubsNamespace.outputs.principalId
    workspaceId: observability.outputs.workspaceId
    redundancy: lakeRedundancies[storageRedundancy]
    privateNetwork: privateNetwork
  }
}

// After the lake: a hub is refused whose container is not there, or not open to the namespace's identity.
module eventHubs 'modules/event-hubs.bicep' = {
  name: 'event-hubs'
  params: {
    namespaceName: eventHubsNamespace.outputs.name
    eventHubs: entities.eventHubs
    principalId: identity.outputs.principalId
    teamPrincipals: teamPrincipals
    captureAccountId: lake.outputs.id
    captureContainer: lake.outputs.containerName
  }
  // The namespace's right on the container takes minutes to arrive, and a hub is refused until it has: what else takes
  // minutes goes first.
  dependsOn: [
    durable
    schemasNamespace
    serviceBus
  ]
}

// After the hubs, whose making tries the container out. The lifecycle removes files after as many days.
module lakeImmutability 'modules/immutability.bicep' = {
  name: 'lake-immutability'
  params: {
    accountName: lake.outputs.name
    containerName: lake.outputs.containerName
    days: 7
    appends: false
  }
  dependsOn: [
    eventHubs
  ]
}

// The Standard tier has one schema group a namespace, so the second has a namespace of its own, without hubs.
module schemasNamespace 'modules/event-hubs-namespace.bicep' = {
  name: 'schemas-namespace'
  params: {
    name: names.schemas
    location: location
    tags: platformTags
    workspaceId: observability.outputs.workspaceId
    maximumThroughputUnits: 1
    privateNetwork: privateNetwork
  }
}

module backwardSchemas 'modules/schema-group.bicep' = {
  name: 'schemas-backward'
  params: {
    namespaceName: eventHubsNamespace.outputs.name
    name: entities.schemaGroups[0].name
    schemaType: entities.schemaGroups[0].schemaType
    schemaCompatibility: entities.schemaGroups[0].schemaCompatibility
  }
}

module forwardSchemas 'modules/schema-group.bicep' = {
  name: 'schemas-forward'
  params: {
    namespaceName: schemasNamespace.outputs.name
    name: entities.schemaGroups[1].name
    schemaType: entities.schemaGroups[1].schemaType
    schemaCompatibility: entities.schemaGroups[1].schemaCompatibility
  }
}

module durable 'modules/durable.bicep' = {
  name: 'durable'
  params: {
    name: names.scheduler
    location: location
    tags: productTags
    taskHubName: taskHub
    capacityUnits: sagaCapacityUnits
    principalId: identity.outputs.principalId
    privateNetwork: privateNetwork
  }
}

module vault 'modules/vault.bicep' = {
  name: 'vault'
  params: {
    name: names.vault
    location: location
    tags: productTags
    principalId: identity.outputs.principalId
    workspaceId: observability.outputs.workspaceId
    privateNetwork: privateNetwork
  }
}

module registry 'modules/registry.bicep' = if (ownRegistry) {
  name: 'registry'
  params: {
    name: names.registry
    location: location
    tags: platformTags
    principalId: identity.outputs.principalId
    workspaceId: observability.outputs.workspaceId
  }
}

var storageSuffix = environment().suffixes.storage
var zones = {
  blob: 'privatelink.blob.${storageSuffix}'
  table: 'privatelink.table.${storageSuffix}'
  dfs: 'privatelink.dfs.${storageSuffix}'
  messaging: 'privatelink.servicebus.windows.net'
  vault: 'privatelink.vaultcore.azure.net'
  scheduler: 'privatelink.durabletask.io'
}

module network 'modules/network.bicep' = if (privateNetwork) {
  name: 'network'
  params: {
    name: names.network
    location: location
    tags: platformTags
    zones: [
      zones.blob
      zones.table
      zones.dfs
      zones.messaging
      zones.vault
      zones.scheduler
    ]
  }
}

module privateEndpoints 'modules/private-endpoints.bicep' = if (privateNetwork) {
  name: 'private-endpoints'
  params: {
    location: location
    tags: platformTags
    subnetId: network!.outputs.endpointSubnetId
    endpoints: [
      {
        name: '${names.storage}-blob'
        resourceId: storage.outputs.id
        groupId: 'blob'
        zone: zones.blob
      }
      {
        name: '${names.storage}-table'
        resourceId: storage.outputs.id
        groupId: 'table'
        zone: zones.table
      }
      {
        name: '${names.lake}-blob'
        resourceId: lake.outputs.id
        groupId: 'blob'
        zone: zones.blob
      }
      {
        name: '${names.lake}-dfs'
        resourceId: lake.outputs.id
        groupId: 'dfs'
        zone: zones.dfs
      }
      {
        name: names.serviceBus
        resourceId: serviceBus.outputs.id
        groupId: 'namespace'
        zone: zones.messaging
      }
      {
        name: names.eventHubs
        resourceId: eventHubsNamespace.outputs.id
        groupId: 'namespace'
        zone: zones.messaging
      }
      {
        name: names.schemas
        resourceId: schemasNamespace.outputs.id
        groupId: 'namespace'
        zone: zones.messaging
      }
      {
        name: names.vault
        resourceId: vault.outputs.id
        groupId: 'vault'
        zone: zones.vault
      }
      {
        name: names.scheduler
        resourceId: durable.outputs.id
        groupId: 'scheduler'
        zone: zones.scheduler
      }
    ]
  }
}

// What the app and its host read. Names of services and of one identity: nothing here is worth stealing.
var ownSettings = [
  {
    // Without it every container calls itself another host: keys of its own, and every timer once per container.
    name: 'AzureFunctionsWebHost__hostid'
    value: 'tillstream'
  }
  {
    // Where the keys of functions are, for all containers; the default hangs on where the host believes it runs.
    name: 'AzureWebJobsSecretStorageType'
    value: 'blob'
  }
  {
    name: 'AzureWebJobsStorage__blobServiceUri'
    value: storage.outputs.blobEndpoint
  }
  {
    name: 'AzureWebJobsStorage__tableServiceUri'
    value: storage.outputs.tableEndpoint
  }
  {
    name: 'AzureWebJobsStorage__credential'
    value: 'managedidentity'
  }
  {
    name: 'AzureWebJobsStorage__clientId'
    value: identity.outputs.clientId
  }
  {
    name: 'ServiceBusConnection__fullyQualifiedNamespace'
    value: serviceBus.outputs.host
  }
  {
    name: 'ServiceBusConnection__credential'
    value: 'managedidentity'
  }
  {
    name: 'ServiceBusConnection__clientId'
    value: identity.outputs.clientId
  }
  {
    name: 'EventHubConnection__fullyQualifiedNamespace'
    value: eventHubsNamespace.outputs.host
  }
  {
    name: 'EventHubConnection__credential'
    value: 'managedidentity'
  }
  {
    name: 'EventHubConnection__clientId'
    value: identity.outputs.clientId
  }
  {
    name: 'DURABLE_TASK_SCHEDULER_CONNECTION_STRING'
    value: 'Endpoint=${durable.outputs.endpoint};Authentication=ManagedIdentity;ClientID=${identity.outputs.clientId}'
  }
  {
    name: 'KEY_VAULT_URI'
    value: vault.outputs.uri
  }
  {
    name: 'AZURE_CLIENT_ID'
    value: identity.outputs.clientId
  }
  {
    name: 'APPLICATIONINSIGHTS_AUTHENTICATION_STRING'
    value: 'ClientId=${identity.outputs.clientId};Authorization=AAD'
  }
]
var settings = concat(ownSettings, map(items(appSettings), item => { name: item.key, value: item.value }))

module containerApp 'modules/hosting-container-apps.bicep' = if (hostingModel == 'containerApps') {
  name: 'hosting-container-apps'
  params: {
    name: names.containerApp
    environmentName: names.environment
    location: location
    tags: productTags
    identityId: identity.outputs.id
    workspaceId: observability.outputs.workspaceId
    insightsName: observability.outputs.insightsName
    settings: settings
    image: empty(containerImage) ? baseImage : containerImage
    registryServer: ownRegistry ? registry!.outputs.loginServer : ''
    minReplicas: minReplicas
    maxReplicas: maxReplicas
    subnetId: privateNetwork ? network!.outputs.appSubnetId : ''
  }
  dependsOn: [
    eventHubs
    privateEndpoints
  ]
}

module flexApp 'modules/hosting-flex.bicep' = if (hostingModel == 'flex') {
  name: 'hosting-flex'
  params: {
    name: names.flexApp
    planName: names.flexPlan
    location: location
    tags: productTags
    identityId: identity.outputs.id
    workspaceId: observability.outputs.workspaceId
    insightsName: observability.outputs.insightsName
    settings: settings
    deploymentContainerUrl: '${storage.outputs.blobEndpoint}deployments'
    minReplicas: minReplicas
    maxReplicas: maxReplicas
    subnetId: privateNetwork ? network!.outputs.appSubnetId : ''
  }
  dependsOn: [
    eventHubs
    privateEndpoints
  ]
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  params: {
    location: location
    tags: platformTags
    workspaceId: observability.outputs.workspaceId
    serviceBusId: serviceBus.outputs.id
    vaultId: vault.outputs.id
    email: alertEmail
  }
}

module workbook 'modules/workbook.bicep' = {
  name: 'workbook'
  params: {
    location: location
    tags: platformTags
    workspaceId: observability.outputs.workspaceId
    serviceBusId: serviceBus.outputs.id
    vaultId: vault.outputs.id
  }
}

module budget 'modules/budget.bicep' = {
  name: 'budget'
  params: {
    amount: monthlyBudget
    contactEmails: empty(alertEmail) ? [] : [
      alertEmail
    ]
    actionGroupId: alerts.outputs.actionGroupId
  }
}

module lock 'modules/lock.bicep' = if (lockResourceGroup) {
  name: 'lock'
  dependsOn: [
    containerApp
    flexApp
    auditImmutability
    lakeImmutability
    workbook
    budget
  ]
}

output url string = hostingModel == 'containerApps' ? containerApp!.outputs.url : flexApp!.outputs.url
output appName string = hostingModel == 'containerApps' ? containerApp!.outputs.name : flexApp!.outputs.name
output registryServer string = ownRegistry ? registry!.outputs.loginServer : ''
output serviceBusHost string = serviceBus.outputs.host
output eventHubsHost string = eventHubsNamespace.outputs.host
output schedulerEndpoint string = durable.outputs.endpoint
output storageName string = storage.outputs.name
output lakeName string = lake.outputs.name
output vaultUri string = vault.outputs.uri
output identityClientId string = identity.outputs.clientId
