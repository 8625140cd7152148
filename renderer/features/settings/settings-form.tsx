import { Fragment, type ReactNode } from 'react'
import type { FormArea } from '../../../shared/domain/settings/define-settings.ts'
import type { Setting } from '../../../shared/domain/settings/setting.ts'
import type { Client } from '../../lib/connection.ts'
import { useMessages } from '../../lib/messages.ts'
import type { CommandCall } from '../../lib/send-command.ts'
import { FormActions } from './form-actions.tsx'
import { SettingField, type SettingTexts } from './setting-field.tsx'
import { useSettingsDraft } from './use-settings-draft.ts'

/** The form of an area of settings, in the order of its definition. */
export function SettingsForm<T extends object>(props: {
  area: { readonly key: FormArea; readonly settings: Readonly<Record<string, Setting>> }
  stored: T
  command: (client: Client) => CommandCall<T, unknown>
  intro?: string
  /** Drawn under the setting of this name. */
  under?: { readonly name: string; readonly what: ReactNode }
  onSaved?: () => Promise<void>
  /** Why nothing can be changed; null = it can. */
  why: string | null
}) {
  const { area, stored, command, intro, under, onSaved, why } = props
  const texts = useMessages('settings')
  const fields: Readonly<Record<string, SettingTexts>> = texts.fields[area.key]
  const form = useSettingsDraft(stored, command, texts.saved)
  const rows = Object.entries(area.settings).flatMap(([name, setting]) => {
    const said = fields[name]
    return said === undefined ? [] : [{ name, setting, said, value: form.draft[name as keyof T] as unknown }]
  })
  const wrong = rows.find(({ setting, value }) => !setting.schema.safeParse(value).success)

  return (
    <div className="settings-form">
      {intro !== undefined && <p>{intro}</p>}
      {rows.map(({ name, setting, said, value }) => (
        <Fragment key={name}>
          <SettingField
            setting={setting}
            texts={said}
            value={value}
            onChange={(next) => form.change(name, next)}
            isDisabled={why !== null}
          />
          {name === under?.name && under.what}
        </Fragment>
      ))}
      <FormActions
        isChanged={form.isChanged}
        why={why ?? wrong?.said.wrong ?? wrong?.said.help ?? null}
        busy={form.busy}
        onSave={() => void form.save().then((isSaved) => (isSaved ? onSaved?.() : undefined))}
        onRevert={form.revert}
      />
    </div>
  )
}
