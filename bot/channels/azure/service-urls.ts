/** Where an Azure channel may ask us to send replies. A signed activity is checked for its URL too; this is the second lock. */
const HOSTS: readonly string[] = ['smba.trafficmanager.net'];
const DOMAINS: readonly string[] = [
  '.botframework.com',
  '.botframework.azure.us',
  '.botframework.azure.cn',
  '.teams.microsoft.com',
  '.teams.microsoft.us',
];

export function isAzureUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' && (HOSTS.includes(hostname) || DOMAINS.some((domain) => hostname.endsWith(domain)));
}
