import { Instant } from '../../components/instant.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { useTimeZone } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useLive } from '../../lib/use-live.ts'
import './copies.css'

const TOPICS = ['channels', 'devices'] as const

/** The processes of a hub: where they run, and which of them decides, sends and prints for all. */
export function HubProcesses() {
  const { processes: texts } = useMessages('copies')
  const timeZone = useTimeZone()
  const live = useLive(TOPICS, (client) => client.keeping.processes({}))
  return (
    <>
      <h2 className="settings-title">{texts.title}</h2>
      <p className="unit">{texts.intro}</p>
      <LiveView live={live} skeleton={null}>
        {({ processes }) => (
          <table className="copies" aria-label={texts.title}>
            <thead>
              <tr>
                <th scope="col">{texts.machine}</th>
                <th scope="col">{texts.since}</th>
                <th scope="col">{texts.devices}</th>
                <th scope="col">{texts.work}</th>
              </tr>
            </thead>
            <tbody>
              {processes.map((one) => (
                <tr key={one.id}>
                  <th scope="row">
                    {one.host}
                    <span className="unit copies-note">
                      {texts.process({ pid: String(one.pid) })}
                      {one.isThis && ` · ${texts.thisOne}`}
                    </span>
                  </th>
                  <td>
                    <Instant at={one.startedAt} timeZone={timeZone} />
                  </td>
                  <td>{one.devices}</td>
                  <td>
                    {one.workSince === null ? (
                      <span className="unit">{texts.none}</span>
                    ) : (
                      <Instant at={one.workSince} timeZone={timeZone} />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </LiveView>
    </>
  )
}
