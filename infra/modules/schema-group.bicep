metadata description = 'A schema group in the registry of an Event Hubs namespace.'

param namespaceName string
param name string

@allowed([
  'Avro'
  'Json'
])
param schemaType string

@allowed([
  'None'
  'Backward'
  'Forward'
])
param schemaCompatibility string

resource namespace 'Microsoft.EventHub/namespaces@2026-01-01' existing = {
  name: namespaceName
}

resource group 'Microsoft.EventHub/namespaces/schemagroups@2026-01-01' = {
  parent: namespace
  name: name
  properties: {
    schemaType: schemaType
    schemaCompatibility: schemaCompatibility
  }
}
