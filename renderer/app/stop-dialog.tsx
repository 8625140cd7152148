import { useLocation } from 'wouter'
import { carrierName } from '../../shared/domain/carrier.ts'
import { roleAllows } from '../../shared/domain/role.ts'
import { screenPath } from '../../shared/lib/screen-path.ts'
import { Dialog } from '../components/dialog.tsx'
import { SiteOutage } from '../components/site-outage.tsx'
import { useSites } from '../lib/catalog.ts'
import { wordsOf } from '../lib/command-words.ts'
import { useFigures } from '../lib/figures.ts'
import { useKeyCommands } from '../lib/keys.ts'
import { useMessages } from '../lib/messages.ts'
import { useSession } from '../lib/session.ts'
import { useSiteStop } from '../lib/site-stop.ts'

const NO_SITES: readonly never[] = []
const NO_CARRIERS: readonly never[] = []

/** Closing a site or stopping a carrier, from the palette or from wherever a screen asks for it. */
export function StopDialog() {
  const texts = useMessages('app')
  const { siteId, ask } = useSiteStop()
  const [, navigate] = useLocation()
  const sites = useSites() ?? NO_SITES
  const carriers = useFigures().data?.carriers ?? NO_CARRIERS
  const role = useSession((session) => session.role)
  const why = roleAllows(role, 'lead') ? null : texts.stopNeedsLead
  const site = sites.find(({ id }) => id === siteId) ?? null
  const close = () => ask(null)

  useKeyCommands([
    ...sites.map(({ id, name, outage }) => ({
      id: `stop.site.${id}`,
      label: outage === null ? texts.closeSite({ site: name }) : texts.openSite({ site: name }),
      group: texts.stopGroup,
      keys: [],
      words: wordsOf((words) => words.site),
      disabled: why,
      run: () => ask(id),
    })),
    ...carriers.map(({ id }) => ({
      id: `stop.carrier.${id}`,
      label: texts.stopCarrier({ carrier: carrierName(id) }),
      group: texts.stopGroup,
      keys: [],
      words: wordsOf((words) => words.carrier),
      disabled: why,
      run: () => navigate(screenPath('carriers', id)),
    })),
  ])

  return (
    <Dialog isOpen={site !== null} onClose={close} title={site?.name ?? ''}>
      {site !== null && <SiteOutage key={site.id} site={site} why={why} onDone={close} />}
    </Dialog>
  )
}
