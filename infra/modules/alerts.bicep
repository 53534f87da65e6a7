metadata description = 'What an operator is woken for. Each query is a file of infra/queries, which the workbook shows as well.'

param location string
param tags object
param workspaceId string
param serviceBusId string
param vaultId string

@description('Who is told; empty: the alerts are raised, and seen in the portal alone.')
param email string

resource operators 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'operators'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'operators'
    enabled: true
    emailReceivers: empty(email) ? [] : [
      {
        name: 'operators'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

var queueAlerts = [
  {
    name: 'dead-letters'
    description: 'A queue has dead letters: messages that failed as often as they may. npm run dlq lists them.'
    severity: 1
    queue: '*'
    window: 'PT5M'
    criteria: [
      {
        name: 'dead'
        metricName: 'DeadletteredMessages'
        timeAggregation: 'Maximum'
        operator: 'GreaterThan'
        threshold: 0
      }
    ]
  }
  {
    name: 'quarantine-grows'
    description: 'Messages that can never succeed were set aside. npm run dlq shows why.'
    severity: 2
    queue: 'quarantine'
    window: 'PT5M'
    criteria: [
      {
        name: 'held'
        metricName: 'ActiveMessages'
        timeAggregation: 'Maximum'
        operator: 'GreaterThan'
        threshold: 0
      }
    ]
  }
  {
    name: 'orders-stand-still'
    description: 'Orders wait and none was completed in five minutes: the oldest waits longer than that.'
    severity: 0
    queue: 'orders'
    window: 'PT5M'
    criteria: [
      {
        name: 'waiting'
        metricName: 'ActiveMessages'
        timeAggregation: 'Minimum'
        operator: 'GreaterThan'
        threshold: 0
      }
      {
        name: 'completed'
        metricName: 'CompleteMessage'
        timeAggregation: 'Total'
        operator: 'LessThanOrEqual'
        threshold: 0
      }
    ]
  }
  {
    // Fires too where a queue that nobody takes from counts no completions at all, not even none.
    name: 'orders-pile-up'
    description: 'The queue of orders was not empty for a moment in half an hour: the workers do not keep up, or are gone.'
    severity: 1
    queue: 'orders'
    window: 'PT30M'
    criteria: [
      {
        name: 'waiting'
        metricName: 'ActiveMessages'
        timeAggregation: 'Minimum'
        operator: 'GreaterThan'
        threshold: 0
      }
    ]
  }
]

resource onQueues 'Microsoft.Insights/metricAlerts@2018-03-01' = [for alert in queueAlerts: {
  name: alert.name
  location: 'global'
  tags: tags
  properties: {
    description: alert.description
    severity: alert.severity
    enabled: true
    scopes: [
      serviceBusId
    ]
    evaluationFrequency: 'PT1M'
    windowSize: alert.window
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [for criterion in alert.criteria: {
        criterionType: 'StaticThresholdCriterion'
        name: criterion.name
        metricNamespace: 'Microsoft.ServiceBus/namespaces'
        metricName: criterion.metricName
        timeAggregation: criterion.timeAggregation
        operator: criterion.operator
        threshold: criterion.threshold
        dimensions: [
          {
            name: 'EntityName'
            operator: 'Include'
            values: [
              alert.queue
            ]
          }
        ]
      }]
    }
    actions: [
      {
        actionGroupId: operators.id
      }
    ]
  }
}]

resource vaultDenied 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'vault-access-denied'
  location: 'global'
  tags: tags
  properties: {
    description: 'Somebody without the right asked the vault, or the app lost its own.'
    severity: 1
    enabled: true
    scopes: [
      vaultId
    ]
    evaluationFrequency: 'PT1M'
    windowSize: 'PT5M'
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'denied'
          metricNamespace: 'Microsoft.KeyVault/vaults'
          metricName: 'ServiceApiResult'
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
          dimensions: [
            {
              name: 'StatusCode'
              operator: 'Include'
              // Not 401: that is how the first call of every client begins, which learns from it where to get its token.
              values: [
                '403'
              ]
            }
          ]
        }
      ]
    }
    actions: [
      {
        actionGroupId: operators.id
      }
    ]
  }
}

var queryAlerts = [
  {
    name: 'oldest-message'
    description: 'An order waited more than five minutes in its queue.'
    severity: 2
    query: loadTextContent('../queries/oldest-message.kql')
    column: 'waitSeconds'
    aggregation: 'Maximum'
    threshold: 300
    window: 'PT15M'
    range: null
  }
  {
    name: 'projection-lag'
    description: 'A consumer of the hubs is more than five minutes behind: what is read is old.'
    severity: 2
    query: loadTextContent('../queries/projection-lag.kql')
    column: 'lagSeconds'
    aggregation: 'Maximum'
    threshold: 300
    window: 'PT15M'
    range: null
  }
  {
    name: 'stuck-orchestrations'
    description: 'A saga has not moved for more than 25 hours.'
    severity: 2
    query: loadTextContent('../queries/stuck-orchestrations.kql')
    column: null
    aggregation: 'Count'
    threshold: 0
    window: 'P1D'
    range: 'P2D'
  }
  {
    name: 'server-errors'
    description: 'More than 5 % of the HTTP requests of five minutes ended in a 5xx.'
    severity: 1
    query: loadTextContent('../queries/server-errors.kql')
    column: 'failedPercent'
    aggregation: 'Maximum'
    threshold: 5
    window: 'PT15M'
    range: null
  }
]

resource onLogs 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [for alert in queryAlerts: {
  name: alert.name
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: alert.name
    description: alert.description
    severity: alert.severity
    enabled: true
    scopes: [
      workspaceId
    ]
    evaluationFrequency: alert.window == 'P1D' ? 'PT1H' : 'PT5M'
    windowSize: alert.window
    overrideQueryTimeRange: alert.range
    autoMitigate: true
    // The tables are there only after the first telemetry.
    skipQueryValidation: true
    criteria: {
      allOf: [
        {
          query: alert.query
          metricMeasureColumn: alert.column
          timeAggregation: alert.aggregation
          operator: 'GreaterThan'
          threshold: alert.threshold
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    actions: {
      actionGroups: [
        operators.id
      ]
    }
  }
}]

output actionGroupId string = operators.id
