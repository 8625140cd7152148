import type { ReactNode } from 'react'
import type { Retention } from '../../../shared/domain/retention.ts'
import { Instant } from '../../components/instant.tsx'
import { Facts } from '../../components/panel.tsx'
import { useTimeZone } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { RetentionSection } from './retention-section.tsx'

/** Where everything lies, its copies, how long it is kept, and files coming in. */
export function DataSection(props: {
  about: {
    home: string
    store: string
    programVersion: string
    backupsBy: 'program' | 'database'
    lastBackupAt: number | null
    retention: Retention
  }
  why: string | null
  copies: ReactNode
  buyers: ReactNode
  importFiles: ReactNode
}) {
  const { home, store, programVersion, backupsBy, lastBackupAt } = props.about
  const { data } = useMessages('settings')
  const timeZone = useTimeZone()

  return (
    <div className="settings-form settings-form-wide">
      <Facts
        facts={[
          { name: data.home, value: <span className="mono">{home}</span> },
          { name: data.store, value: <span className="mono">{store}</span> },
          { name: data.version, value: programVersion },
          {
            name: data.lastBackup,
            value:
              lastBackupAt === null ? (
                <span className="unit">{backupsBy === 'database' ? data.byDatabase : data.never}</span>
              ) : (
                <Instant at={lastBackupAt} timeZone={timeZone} />
              ),
          },
        ]}
      />
      {props.copies}
      {props.buyers}
      <RetentionSection stored={props.about.retention} why={props.why} />
      <h2 className="settings-title">{data.importTitle}</h2>
      <p className="unit">{data.importText}</p>
      {props.importFiles}
    </div>
  )
}
