import {
  type PaperKind,
  type PaperRoute,
  paperKind,
  paperPrinterOf,
} from '../../../shared/domain/paper-routes.ts'
import { Select } from '../../components/select.tsx'
import { useSites } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useLive } from '../../lib/use-live.ts'
import type { PrinterConfig } from './printer-config.ts'

const SETTINGS = ['settings'] as const
const USUAL = 'usual'
const LABELS = 'labels'
const NONE = 'none'

/** Which printer prints which paper: by site, and by pack station where one differs. */
export function PaperPrinters(props: { printers: readonly PrinterConfig[]; why: string | null }) {
  const { papers } = useMessages('settings')
  const sites = useSites() ?? []
  const routes = useLive(SETTINGS, (client) => client.settings.get({})).data?.paperRoutes ?? null
  const put = useCommand((client) => client.printers.putPaperRoutes)
  if (routes === null) return null
  const stations = props.printers.filter(
    ({ language, connection }) => language.kind !== 'pdf' && connection.kind !== 'virtual',
  )

  function choose(at: PaperRoute['at'], paper: PaperKind, id: string) {
    const others = (routes ?? []).filter((route) => route.paper !== paper || !isAt(route, at))
    const place = placeOf(id)
    void put.run({ paperRoutes: place === null ? others : [...others, { paper, at, place }] })
  }
  const rows: readonly { key: string; name: string; at: PaperRoute['at'] }[] = [
    ...sites.map(({ id, name }) => ({ key: `site/${id}`, name, at: { kind: 'site', siteId: id } as const })),
    ...stations.map(({ id, name }) => ({
      key: `station/${id}`,
      name: papers.station({ printer: name }),
      at: { kind: 'station', labelPrinterId: id } as const,
    })),
  ]
  return (
    <>
      <h2 className="settings-title">{papers.title}</h2>
      <p>{papers.text}</p>
      <table className="settings-table" aria-label={papers.title}>
        <thead>
          <tr>
            <th scope="col">{papers.place}</th>
            {paperKind.options.map((paper) => (
              <th key={paper} scope="col">
                {papers.kinds[paper]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, at }) => (
            <tr key={key} className="settings-row">
              <th scope="row">{name}</th>
              {paperKind.options.map((paper) => {
                const said = routes.find((route) => route.paper === paper && isAt(route, at))
                return (
                  <td key={paper}>
                    <Select
                      label={papers.of({ paper: papers.kinds[paper], place: name })}
                      isCompact
                      isDisabled={props.why !== null}
                      choices={[
                        { id: USUAL, label: usual(at, paper) },
                        ...props.printers.map(({ id, name: printer }) => ({
                          id: `printer/${id}`,
                          label: printer,
                        })),
                        { id: LABELS, label: papers.withLabels },
                        { id: NONE, label: papers.none },
                      ]}
                      value={idOf(said?.place ?? null, props.printers)}
                      onChange={(id) => choose(at, paper, id)}
                    />
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )

  function usual(at: PaperRoute['at'], paper: PaperKind): string {
    if (at.kind === 'station') return papers.asSite
    const here = { paper, siteId: at.siteId, labelPrinterId: null }
    const id = paperPrinterOf([], props.printers, here, sites.length)
    const printer = props.printers.find((one) => one.id === id)
    return printer === undefined ? papers.usualNone : papers.usual({ printer: printer.name })
  }
}

function isAt({ at }: PaperRoute, other: PaperRoute['at']): boolean {
  return JSON.stringify(at) === JSON.stringify(other)
}

function placeOf(id: string): PaperRoute['place'] | null {
  if (id === USUAL) return null
  if (id === LABELS || id === NONE) return { kind: id }
  return { kind: 'printer', printerId: id.slice('printer/'.length) }
}

/** A printer that was taken out counts as not said, as it does when a paper prints. */
function idOf(place: PaperRoute['place'] | null, printers: readonly PrinterConfig[]): string {
  if (place === null) return USUAL
  if (place.kind !== 'printer') return place.kind
  return printers.some(({ id }) => id === place.printerId) ? `printer/${place.printerId}` : USUAL
}
