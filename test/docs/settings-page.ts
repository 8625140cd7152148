import type { Setting } from '../../shared/domain/settings/setting.ts'
import { FORM_AREAS, FORM_SETTINGS } from '../support/setting-forms.ts'
import { code, table } from './markdown.ts'

/** docs/settings.md: what the definitions of the settings say, as Markdown. */
export function settingsPage(): string {
  return `# Settings

Generated from the definitions in \`shared/domain\` by \`npm run docs\`; test/docs/settings.test.ts keeps it true. The
stored document, the command that changes it, the form and this page follow from a definition.

${FORM_AREAS.map(({ key, command, decides }) => {
  const settings = FORM_SETTINGS.filter(({ area }) => area.key === key)
  return `## ${key}

Changed by a ${command.role} with ${code(`settings.put${key[0]?.toUpperCase()}${key.slice(1)}`)}.${decides ? ' The next decision sees the change.' : ''}

${table(
  ['setting', 'values', 'default', 'on the screen'],
  settings.map(({ name, setting, texts }) => [
    code(name),
    valuesOf(setting),
    typeof setting.default === 'boolean' ? (setting.default ? 'on' : 'off') : String(setting.default),
    texts.label,
  ]),
)}
`
}).join('\n')}`
}

function valuesOf({ input }: Setting): string {
  switch (input.kind) {
    case 'text':
      return 'a text'
    case 'time-zone':
      return 'an IANA time zone'
    case 'currency':
      return 'three letters'
    case 'switch':
      return 'on or off'
    case 'amount':
      return 'cents'
    case 'number':
    case 'number-or-off':
      return `${input.min} to ${input.max}${input.unit === undefined ? '' : ` ${input.unit}`}${input.kind === 'number' ? '' : ', or off'}`
    case 'choice':
      return input.options.join(', ')
    case 'days-kept':
      return '7 to 3650 days, or for ever'
  }
}
