metadata description = 'Refuses what has no team, or a team that is not known. The definition lives in the subscription, the assignment in the group.'

targetScope = 'subscription'

@description('Teams that own resources.')
param teams array

// Made by the platform as part of others, without tags, so refusing them would refuse what they belong to.
var exempt = [
  'Microsoft.AlertsManagement/smartDetectorAlertRules'
  'Microsoft.Network/networkInterfaces'
]

resource definition 'Microsoft.Authorization/policyDefinitions@2025-11-01' = {
  name: 'tillstream-team-tag'
  properties: {
    displayName: 'A resource belongs to a known team'
    description: 'Denies resources whose tag team is missing or names no known team.'
    policyType: 'Custom'
    mode: 'Indexed'
    parameters: {
      teams: {
        type: 'Array'
        metadata: {
          displayName: 'Teams'
          description: 'Values the tag team may have.'
        }
      }
    }
    policyRule: {
      if: {
        allOf: [
          {
            field: 'type'
            notIn: exempt
          }
          {
            // Application Insights makes it for its smart detection.
            field: 'name'
            notEquals: 'Application Insights Smart Detection'
          }
          {
            field: 'tags[\'team\']'
            notIn: '[parameters(\'teams\')]'
          }
        ]
      }
      then: {
        effect: 'deny'
      }
    }
  }
}

output definitionId string = definition.id
output teams array = teams
