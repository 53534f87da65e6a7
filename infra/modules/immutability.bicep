metadata description = 'Blobs of a container cannot be changed or removed for their first days.'

param accountName string
param containerName string

@description('Days from a blob\'s making; with `appends`, from the last block that was appended to it.')
param days int

@description('Append blobs may still be made and grow; what stands in them stays.')
param appends bool

resource account 'Microsoft.Storage/storageAccounts@2026-04-01' existing = {
  name: accountName

  resource blobs 'blobServices' existing = {
    name: 'default'

    resource container 'containers' existing = {
      name: containerName
    }
  }
}

// Unlocked: an operator can still lengthen or lift it. Locking is for good, and is left to a person.
resource policy 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies@2026-04-01' = {
  parent: account::blobs::container
  name: 'default'
  properties: {
    immutabilityPeriodSinceCreationInDays: days
    allowProtectedAppendWrites: appends
  }
}
