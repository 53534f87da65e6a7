metadata description = 'The app as a container on Container Apps: a Functions app on the Consumption profile, scaled by KEDA.'

@minLength(2)
@maxLength(32)
param name string
param environmentName string
param location string
param tags object

@description('Resource id of the identity the app runs as.')
param identityId string
param workspaceId string
param insightsName string

@description('The app\'s settings: a list of { name, value }.')
param settings array
param image string

@description('Login server of a registry that the identity may pull from; empty: the image is public.')
param registryServer string
param minReplicas int
param maxReplicas int

@description('Subnet delegated to Microsoft.App/environments; empty: no network of our own.')
param subnetId string

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource managedEnvironment 'Microsoft.App/managedEnvironments@2026-01-01' = {
  name: environmentName
  location: location
  tags: tags
  properties: {
    workloadProfiles: [
      {
        name: 'Consumption'
        workloadProfileType: 'Consumption'
      }
    ]
    // Logs go by the diagnostic setting below: the other way wants the workspace's key.
    appLogsConfiguration: {
      destination: 'azure-monitor'
    }
    vnetConfiguration: empty(subnetId) ? null : {
      infrastructureSubnetId: subnetId
      internal: false
    }
    peerTrafficConfiguration: {
      encryption: {
        enabled: true
      }
    }
  }
}

resource app 'Microsoft.App/containerApps@2026-01-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'app' })
  kind: 'functionapp'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    environmentId: managedEnvironment.id
    workloadProfileName: 'Consumption'
    configuration: {
      // Two revisions at once would compete for the same messages.
      activeRevisionsMode: 'Single'
      registries: empty(registryServer) ? [] : [
        {
          server: registryServer
          identity: identityId
        }
      ]
      ingress: {
        external: true
        // The image runs as no root, so it cannot take port 80.
        targetPort: 8080
        transport: 'auto'
        allowInsecure: false
      }
    }
    template: {
      // As long as functionTimeout in host.json: what runs may end.
      terminationGracePeriodSeconds: 600
      containers: [
        {
          name: 'app'
          image: image
          resources: {
            cpu: json('1.0')
            memory: '2Gi'
          }
          env: concat(settings, [
            {
              name: 'APPLICATIONINSIGHTS_CONNECTION_STRING'
              value: insights.properties.ConnectionString
            }
            {
              name: 'FUNCTIONS_WORKER_RUNTIME'
              value: 'node'
            }
            {
              name: 'ASPNETCORE_URLS'
              value: 'http://+:8080'
            }
          ])
        }
      ]
      // No rules: the platform makes them from the triggers and host.json, and refuses ours.
      scale: {
        minReplicas: minReplicas
        maxReplicas: maxReplicas
        pollingInterval: 30
        cooldownPeriod: 300
      }
    }
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: managedEnvironment
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

output name string = app.name
output url string = 'https://${app.properties.configuration.ingress.fqdn}'
