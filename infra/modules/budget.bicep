metadata description = 'Tells when the month gets dearer than planned: at 80 % spent, and when 100 % is to be expected.'

@minValue(1)
param amount int

@description('First day of the first month: of that in which the budget is made. No caller passes it.')
param startDate string = utcNow('yyyy-MM-01')
param contactEmails array
param actionGroupId string

// Made once: Azure takes no other first day for a budget that is there, nor an old one, so a deployment of a later month
// would fail on it. A new amount is set in the portal.
@onlyIfNotExists()
resource budget 'Microsoft.Consumption/budgets@2024-08-01' = {
  name: 'monthly'
  properties: {
    category: 'Cost'
    amount: amount
    timeGrain: 'Monthly'
    timePeriod: {
      startDate: startDate
    }
    notifications: {
      spent: {
        enabled: true
        operator: 'GreaterThanOrEqualTo'
        threshold: 80
        thresholdType: 'Actual'
        contactEmails: contactEmails
        contactRoles: [
          'Owner'
        ]
        contactGroups: [
          actionGroupId
        ]
      }
      expected: {
        enabled: true
        operator: 'GreaterThanOrEqualTo'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: contactEmails
        contactRoles: [
          'Owner'
        ]
        contactGroups: [
          actionGroupId
        ]
      }
    }
  }
}
