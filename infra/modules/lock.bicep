metadata description = 'Nobody deletes the group or what is in it by mistake. npm run infra:remove lifts it first.'

resource lock 'Microsoft.Authorization/locks@2020-05-01' = {
  name: 'no-deletion'
  properties: {
    level: 'CanNotDelete'
    notes: 'Holds orders, payments and the audit trail. Lift it with: npm run infra:remove -- --resource-group ${resourceGroup().name} --yes'
  }
}
