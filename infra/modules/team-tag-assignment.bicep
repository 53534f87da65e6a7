metadata description = 'Puts the policy of team tags in force for this resource group.'

param policyDefinitionId string
param teams array

resource assignment 'Microsoft.Authorization/policyAssignments@2025-11-01' = {
  name: 'team-tag'
  properties: {
    displayName: 'A resource belongs to a known team'
    policyDefinitionId: policyDefinitionId
    enforcementMode: 'Default'
    parameters: {
      teams: {
        value: teams
      }
    }
    nonComplianceMessages: [
      {
        message: 'The tag team must be one of: ${join(teams, ', ')}.'
      }
    ]
  }
}
