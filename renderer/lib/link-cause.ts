import { linkCause } from '../../shared/domain/link-cause.ts'
import { useSay } from './messages.ts'

/** Why a link is not as it should be, in a few words for within a sentence. */
export function useLinkCause(): (link: Parameters<typeof linkCause>[0]) => string {
  const inWords = useSay()
  return (link) => inWords(linkCause(link))
}
