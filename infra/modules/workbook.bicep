metadata description = 'The operator\'s page: the figures the alerts watch, over time.'

param location string
param tags object
param workspaceId string

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

var items = [for chart in charts: {
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
      items: items
      fallbackResourceIds: [
        workspaceId
      ]
    })
  }
}
