/** Where one task hub is found over HTTP, and the URLs that are handed out for it. */
export interface Place {
  /** http://127.0.0.1:PORT of the host. */
  readonly baseUrl: string;
  readonly hubName: string;
  /** Key that the URLs carry. */
  readonly code: string;
  /** http://127.0.0.1:PORT/durabletask/ of the app's own door. */
  readonly rpcBaseUrl: string;
}

export const WEBHOOK = 'durabletask';
export const CONNECTION = 'Storage';
const PLACEHOLDER = 'INSTANCEID';

const webhookUrl = (origin: string): string => `${origin}/runtime/webhooks/${WEBHOOK}`;

/** `id` as it stands in the URLs. */
function managementUrls({ hubName, code }: Place, origin: string, id: string): Record<string, string> {
  const instance = `${webhookUrl(origin)}/instances/${id}`;
  const query = `taskHub=${hubName}&connection=${CONNECTION}&code=${encodeURIComponent(code)}`;
  return {
    statusQueryGetUri: `${instance}?${query}`,
    sendEventPostUri: `${instance}/raiseEvent/{eventName}?${query}`,
    terminatePostUri: `${instance}/terminate?reason={text}&${query}`,
    rewindPostUri: `${instance}/rewind?reason={text}&${query}`,
    purgeHistoryDeleteUri: `${instance}?${query}`,
    restartPostUri: `${instance}/restart?${query}`,
    suspendPostUri: `${instance}/suspend?reason={text}&${query}`,
    resumePostUri: `${instance}/resume?reason={text}&${query}`,
  };
}

/** The value of a durableClient binding: all that durable-functions needs. */
export function clientBinding(place: Place): Record<string, unknown> {
  const { baseUrl, hubName, rpcBaseUrl } = place;
  const code = `code=${encodeURIComponent(place.code)}`;
  const orchestrators = `${webhookUrl(baseUrl)}/orchestrators/{functionName}[/{instanceId}]`;
  return {
    taskHubName: hubName,
    connectionName: null,
    creationUrls: {
      createNewInstancePostUri: `${orchestrators}?${code}`,
      createAndWaitOnNewInstancePostUri: `${orchestrators}?timeout={timeoutInSeconds}&pollingInterval={intervalInSeconds}&${code}`,
    },
    managementUrls: { id: PLACEHOLDER, ...managementUrls(place, baseUrl, PLACEHOLDER) },
    baseUrl: webhookUrl(baseUrl),
    requiredQueryStringParameters: code,
    rpcBaseUrl,
    httpBaseUrl: null,
    maxGrpcMessageSizeInBytes: null,
    grpcHttpClientTimeout: null,
  };
}

/** What a start over HTTP is answered with. */
export function startAnswer(place: Place, origin: string, id: string): { body: string; location: string } {
  const { rewindPostUri: _, ...urls } = managementUrls(place, origin, encodeURIComponent(id));
  return { body: JSON.stringify({ id, ...urls }), location: urls.statusQueryGetUri ?? '' };
}
