metadata description = 'Captured files cannot be changed or removed for their first days. Set after the hubs, whose making tries the container out.'

param accountName string
param containerName string

@description('Days from a file\'s making; the lifecycle removes it after as many.')
@minValue(1)
@maxValue(146000)
param days int = 7

resource account 'Microsoft.Storage/storageAccounts@2026-04-01' existing = {
  name: accountName

  resource blobs 'blobServices' existing = {
    name: 'default'

    resource capture 'containers' existing = {
      name: containerName
    }
  }
}

// Unlocked: an operator can still lengthen or lift it. Locking is for good, and is left to a person.
resource immutability 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies@2026-04-01' = {
  parent: account::blobs::capture
  name: 'default'
  properties: {
    immutabilityPeriodSinceCreationInDays: days
    allowProtectedAppendWrites: false
  }
}
