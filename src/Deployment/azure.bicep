// App Service, a managed identity and the Azure Bot with its Teams channel. There is no secret to expire.
//   az deployment group create --resource-group RG --template-file src/Deployment/azure.bicep --parameters name=planbot-YOURS administrator=TENANT-ID/OBJECT-ID
// Then publish the program to the site (see README.md beside this file).

@description('The name of the site and of the bot; the site answers at NAME.azurewebsites.net.')
@minLength(2)
@maxLength(42)
param name string

@description('Where the resources are.')
param location string = resourceGroup().location

@description('Who administers PlanBot first: tenant id/object id of that person.')
param administrator string

@description('The size of the App Service plan. Posts are sent by the clock, so the site must always be on, which the free sizes are not.')
param planSize string = 'B1'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-identity'
  location: location
}

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: '${name}-plan'
  location: location
  kind: 'linux'
  sku: {
    name: planSize
    // SQLite is one file: one machine. For several, use PostgreSQL.
    capacity: 1
  }
  properties: {
    reserved: true
  }
}

resource site 'Microsoft.Web/sites@2023-12-01' = {
  name: name
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    siteConfig: {
      linuxFxVersion: 'DOTNETCORE|10.0'
      appCommandLine: 'dotnet PlanBot.dll serve'
      alwaysOn: true
      ftpsState: 'Disabled'
      minTlsVersion: '1.2'
      healthCheckPath: '/health/ready'
    }
  }
}

// By itself, since it names the site's host.
resource settings 'Microsoft.Web/sites/config@2023-12-01' = {
  parent: site
  name: 'appsettings'
  properties: {
    MicrosoftAppType: 'UserAssignedMSI'
    MicrosoftAppId: identity.properties.clientId
    MicrosoftAppTenantId: identity.properties.tenantId
    PlanBot__Administrators__0: administrator
    PlanBot__Manifest__Host: site.properties.defaultHostName
    ConnectionStrings__PlanBot: 'Data Source=/home/data/planbot.db'
    // /home is a network share, and SQLite's write-ahead log needs memory that its processes share.
    Database__JournalMode: 'Delete'
    // PlanBot ends within 25 seconds of being told to; the platform's own limit is 5.
    WEBSITES_CONTAINER_STOP_TIME_LIMIT: '30'
  }
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: name
  location: 'global'
  kind: 'azurebot'
  sku: {
    name: 'F0'
  }
  properties: {
    displayName: 'PlanBot'
    endpoint: 'https://${site.properties.defaultHostName}/api/messages'
    msaAppId: identity.properties.clientId
    msaAppMSIResourceId: identity.id
    msaAppTenantId: identity.properties.tenantId
    msaAppType: 'UserAssignedMSI'
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: {
      isEnabled: true
    }
  }
}

@description('The host to name in: planbot manifest --host HOST')
output host string = site.properties.defaultHostName

@description('The app id to name in the manifest.')
output appId string = identity.properties.clientId
