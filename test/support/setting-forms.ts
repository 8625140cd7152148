import { CUSTOMS } from '../../shared/domain/customs/customs-settings.ts'
import { MAIL } from '../../shared/domain/mail-settings.ts'
import { POLICY } from '../../shared/domain/policy.ts'
import { RETENTION } from '../../shared/domain/retention.ts'
import { RETURN_POLICY } from '../../shared/domain/return-policy.ts'
import type { FormArea } from '../../shared/domain/settings/define-settings.ts'
import type { Setting } from '../../shared/domain/settings/setting.ts'
import type { StoredDocument } from '../../shared/domain/settings/stored-document.ts'
import { SIGN_IN } from '../../shared/domain/sign-in-settings.ts'
import { WORKSPACE } from '../../shared/domain/workspace.ts'
import { assert } from '../../shared/lib/assert.ts'
import { en } from '../../shared/messages/en.ts'

const FORMS = {
  workspace: WORKSPACE,
  returns: RETURN_POLICY,
  policy: POLICY,
  signIn: SIGN_IN,
  retention: RETENTION,
  mail: MAIL,
  customs: CUSTOMS,
} satisfies Record<FormArea, StoredDocument<object>>

interface SettingTexts {
  readonly label: string
  readonly help?: string
  readonly options?: Readonly<Record<string, string>>
}

/** Every setting of a form with its place and its English texts. */
export const FORM_SETTINGS = Object.values(FORMS).flatMap((area) =>
  Object.entries<Setting>(area.settings).map(([name, setting]) => {
    const all: Readonly<Record<string, SettingTexts>> = en.settings.fields[area.key]
    const texts = all[name]
    assert(texts, `${area.key}.${name} has texts`)
    return { area, name, path: `${area.key}.${name}`, setting, texts }
  }),
)
export const FORM_AREAS = Object.values(FORMS)
