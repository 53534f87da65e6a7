metadata description = 'The app as a package on Flex Consumption, scaled by the Functions scale controller.'

@minLength(2)
@maxLength(60)
param name string
param planName string
param location string
param tags object

@description('Resource id of the identity the app runs as.')
param identityId string
param workspaceId string
param insightsName string

@description('The app\'s settings: a list of { name, value }.')
param settings array

@description('URL of the container the app\'s package is put in.')
param deploymentContainerUrl string
param minReplicas int
param maxReplicas int

@description('Subnet delegated to Microsoft.App/environments; empty: no network of our own.')
param subnetId string

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
  }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'flex' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: deploymentContainerUrl
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      runtime: {
        name: 'node'
        version: '22'
      }
      scaleAndConcurrency: {
        // Sagas and their timers live in the group `durable`; HTTP and the queue start from nothing fast enough.
        alwaysReady: minReplicas == 0 ? [] : [
          {
            name: 'durable'
            instanceCount: minReplicas
          }
        ]
        // Flex takes no less than 40.
        maximumInstanceCount: max(maxReplicas, 40)
        instanceMemoryMB: 2048
        triggers: {
          http: {
            perInstanceConcurrency: 100
          }
        }
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      appSettings: concat(settings, [
        {
          name: 'APPLICATIONINSIGHTS_CONNECTION_STRING'
          value: insights.properties.ConnectionString
        }
      ])
    }
  }
}

resource noFtp 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: app
  name: 'ftp'
  properties: {
    allow: false
  }
}

resource noScm 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: app
  name: 'scm'
  properties: {
    allow: false
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: app
  properties: {
    workspaceId: workspaceId
    // FunctionAppLogs come by Application Insights already.
    metrics: [
      {
        category: 'AllMetrics'
        enabled: true
      }
    ]
  }
}

output name string = app.name
output url string = 'https://${app.properties.defaultHostName}'
