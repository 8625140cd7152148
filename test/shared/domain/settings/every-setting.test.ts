import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { DAYS_KEPT_BY, RETENTION } from '../../../../shared/domain/retention.ts'
import { RETURN_REASONS } from '../../../../shared/domain/return.ts'
import { en } from '../../../../shared/messages/en.ts'
import { FORM_AREAS, FORM_SETTINGS } from '../../../support/setting-forms.ts'

const program = globSync(['main/**/*.ts', 'renderer/**/*.tsx']).map((file) => readFileSync(file, 'utf8'))

describe('every setting', () => {
  it.each(FORM_SETTINGS)('$path has a default that it accepts', ({ setting }) => {
    expect(setting.schema.parse(setting.default)).toEqual(setting.default)
  })

  it.each(FORM_SETTINGS)('$path that is not stored yet has its default', ({ area, name, setting }) => {
    const { [name as never]: _, ...older } = area.defaults
    expect(area.stored.parse(older)).toMatchObject({ [name]: setting.default })
  })

  /** Who bears a return is read by its reason, of which the compiler knows that each has a setting. */
  const isByReason = (name: string) => RETURN_REASONS.some((reason) => reason === name)

  it.each(FORM_SETTINGS.filter(({ area, name }) => area !== RETENTION && !isByReason(name)))(
    '$path is read by the program',
    ({ name }) => {
      const read = new RegExp(`\\b${name}\\b`)
      expect(program.some((text) => read.test(text))).toBe(true)
    },
  )

  it('of retention is the days of one kind of what is pruned', () => {
    expect(Object.values(DAYS_KEPT_BY).sort()).toEqual(Object.keys(RETENTION.settings).sort())
  })

  it('has texts, and no text is without a setting', () => {
    const named = FORM_AREAS.map(({ key, settings }) => [key, Object.keys(settings).sort()])
    const said = Object.entries(en.settings.fields).map(([key, fields]) => [key, Object.keys(fields).sort()])
    expect(said).toEqual(named)
  })
})
