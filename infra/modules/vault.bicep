metadata description = 'The vault of the key that order ids are made with. The key never leaves it: the app has it sign one fixed text.'

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
      bypass: 'None'
      defaultAction: privateNetwork ? 'Deny' : 'Allow'
    }
  }
}

// Made once: deploying again leaves a key that is there as it is, so the ids of former orders stay valid.
resource orderIdKey 'Microsoft.KeyVault/vaults/keys@2026-02-01' = {
  parent: vault
  name: 'order-id-key'
  tags: tags
  properties: {
    kty: 'RSA'
    keySize: 2048
    keyOps: [
      'sign'
    ]
  }
}

resource maySign 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(orderIdKey.id, principalId, roles.KeyVaultCryptoUser)
  scope: orderIdKey
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.KeyVaultCryptoUser)
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
