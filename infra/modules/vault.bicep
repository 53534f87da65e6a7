metadata description = 'The vault of the key that order ids are made with.'

@minLength(3)
@maxLength(24)
param name string
param location string
param tags object

@description('The app\'s identity.')
param principalId string
param workspaceId string

@description('Reachable from a private endpoint alone.')
param privateNetwork bool

@description('Random, made by Azure at the first deployment, seen by nobody. No caller passes it.')
@secure()
param orderIdKey string = newGuid()

var roles = loadJsonContent('../roles.json')

resource vault 'Microsoft.KeyVault/vaults@2026-02-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    enablePurgeProtection: true
    publicNetworkAccess: privateNetwork ? 'disabled' : 'enabled'
    networkAcls: {
      // Resource Manager writes the secret below.
      bypass: 'AzureServices'
      defaultAction: privateNetwork ? 'Deny' : 'Allow'
    }
  }
}

// Made by the first deployment and left as it is by the others: a new one would disown every id given out before.
@onlyIfNotExists()
resource orderIdKeySecret 'Microsoft.KeyVault/vaults/secrets@2026-02-01' = {
  parent: vault
  name: 'order-id-key'
  tags: tags
  properties: {
    contentType: 'key of the MAC in order ids'
    value: orderIdKey
  }
}

resource mayRead 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(orderIdKeySecret.id, principalId, roles.KeyVaultSecretsUser)
  scope: orderIdKeySecret
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.KeyVaultSecretsUser)
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: vault
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

output id string = vault.id
output uri string = vault.properties.vaultUri
