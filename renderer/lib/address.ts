import { useBrowserLocation, useSearch } from 'wouter/use-browser-location'

/**
 * The address as it stands, for wouter's Router, which decodes the path and the search once before anyone reads
 * them: an id with a % in it would be decoded twice. Every % is escaped beforehand, so that what comes out is what
 * the address bar has, for readScreenPath and URLSearchParams to decode.
 */
export const rawAddress = {
  hook: (): [string, typeof navigate] => {
    const [path, navigate] = useBrowserLocation()
    return [escapePercent(path), navigate]
  },
  searchHook: () => escapePercent(useSearch()),
}

function escapePercent(text: string): string {
  return text.replaceAll('%', '%25')
}
