metadata description = 'The operator\'s page: the figures the alerts watch, over time.'

param location string
param tags object
param workspaceId string
param serviceBusId string
param vaultId string

var charts = [
  {
    title: 'Oldest message: seconds an order waited in its queue'
    query: loadTextContent('../queries/oldest-message.kql')
    view: 'timechart'
  }
  {
    title: 'Projection lag: seconds an event waited in its hub'
    query: loadTextContent('../queries/projection-lag.kql')
    view: 'timechart'
  }
  {
    title: 'Requests that ended in a 5xx, in per cent'
    query: loadTextContent('../queries/server-errors.kql')
    view: 'timechart'
  }
  {
    title: 'Set aside, by reason'
    query: loadTextContent('../queries/quarantined.kql')
    view: 'barchart'
  }
  {
    title: 'Sagas that have not moved for 25 hours'
    query: loadTextContent('../queries/stuck-orchestrations.kql')
    view: 'table'
  }
]

// The aggregations are numbers in a workbook: 1 is the sum, 3 the maximum, 7 the count.
var counters = [
  {
    title: 'Dead letters, by queue'
    resourceId: serviceBusId
    namespace: 'microsoft.servicebus/namespaces'
    metric: 'DeadletteredMessages'
    aggregation: 3
    splitBy: 'EntityName'
  }
  {
    title: 'Messages that wait, by queue; those in quarantine were set aside'
    resourceId: serviceBusId
    namespace: 'microsoft.servicebus/namespaces'
    metric: 'ActiveMessages'
    aggregation: 3
    splitBy: 'EntityName'
  }
  {
    title: 'Messages completed, by queue'
    resourceId: serviceBusId
    namespace: 'microsoft.servicebus/namespaces'
    metric: 'CompleteMessage'
    aggregation: 1
    splitBy: 'EntityName'
  }
  {
    title: 'Answers of the vault, by status: 403 is a denial, 401 the first call of a client'
    resourceId: vaultId
    namespace: 'microsoft.keyvault/vaults'
    metric: 'ServiceApiResult'
    aggregation: 7
    splitBy: 'StatusCode'
  }
]

var counterItems = [for (counter, index) in counters: {
  type: 10
  name: counter.title
  content: {
    chartId: 'counter-${index}'
    version: 'MetricsItem/2.0'
    title: counter.title
    size: 0
    chartType: 2
    resourceType: counter.namespace
    metricScope: 0
    resourceIds: [
      counter.resourceId
    ]
    timeContext: {
      durationMs: 172800000
    }
    metrics: [
      {
        namespace: counter.namespace
        metric: '${counter.namespace}--${counter.metric}'
        aggregation: counter.aggregation
        splitBy: counter.splitBy
      }
    ]
  }
}]

var queryItems = [for chart in charts: {
  type: 3
  name: chart.title
  content: {
    version: 'KqlItem/1.0'
    title: chart.title
    query: chart.query
    size: 0
    timeContext: {
      durationMs: 172800000
    }
    queryType: 0
    resourceType: 'microsoft.operationalinsights/workspaces'
    visualization: chart.view
  }
}]

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, 'operations')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'Tillstream operations'
    category: 'workbook'
    version: '1.0'
    sourceId: workspaceId
    serializedData: string({
      version: 'Notebook/1.0'
      items: concat(counterItems, queryItems)
      fallbackResourceIds: [
        workspaceId
      ]
    })
  }
}
