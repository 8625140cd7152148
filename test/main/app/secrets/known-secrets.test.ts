import { describe, expect, it } from 'vitest'
import { KnownSecrets } from '../../../../main/app/secrets/known-secrets.ts'

const PASSWORD = 'pass/word+"x y"&é'
const KEY = 'ck_0123456789abcdef0123456789abcdef01234567'

const base64 = (text: string): string => Buffer.from(text).toString('base64')
const left = (hidden: string): string => hidden.replaceAll('***', '')

describe('a text from outside', () => {
  const cases: { name: string; secret: string; said: string; want: string }[] = [
    { name: 'as it is', secret: KEY, said: `the key ${KEY} is wrong`, want: 'the key *** is wrong' },
    {
      name: 'in a query',
      secret: PASSWORD,
      said: `?p=${encodeURIComponent(PASSWORD)}&q=1`,
      want: '?p=***&q=1',
    },
    {
      name: 'in a query inside a query, in small letters',
      secret: PASSWORD,
      said: encodeURIComponent(encodeURIComponent(PASSWORD)).toLowerCase(),
      want: '***',
    },
    {
      name: 'in a form',
      secret: PASSWORD,
      said: new URLSearchParams({ password: PASSWORD }).toString(),
      want: 'password=***',
    },
    {
      name: 'in JSON inside JSON, as PHP writes it',
      secret: PASSWORD,
      said: JSON.stringify(JSON.stringify({ p: PASSWORD })).replaceAll('/', '\\/'),
      want: '"{\\"p\\":\\"***\\"}"',
    },
    { name: 'in HTML', secret: PASSWORD, said: '<b>pass/word+&quot;x y&quot;&amp;é</b>', want: '<b>***</b>' },
    {
      name: 'in hexadecimal',
      secret: KEY,
      said: Buffer.from(KEY).toString('hex').toUpperCase(),
      want: '***',
    },
    {
      name: 'a short one, as a word',
      secret: 'tiger7',
      said: 'tiger7, not atiger7',
      want: '***, not atiger7',
    },
    { name: 'too short to be told', secret: 'note', said: '{"note":"note"}', want: '{"note":"note"}' },
  ]
  it.each(cases)('has no secret in it that stood there $name', ({ secret, said, want }) => {
    const known = new KnownSecrets()
    known.learn(secret)
    expect(known.scrub(said)).toBe(want)
  })

  it.each([0, 1, 2, 3])('has none in base64 behind %i signs', (signs) => {
    const known = new KnownSecrets()
    known.learn(PASSWORD)
    const said = base64(`${'u'.repeat(signs)}:${PASSWORD}:and more`)
    const hidden = known.scrub(said)
    expect(hidden).toContain('***')
    expect(Buffer.from(left(hidden), 'base64').toString()).not.toMatch(/word|pass\//)
  })

  it('has no token that was handed out later, and the log has none of any channel', () => {
    const every = new KnownSecrets()
    const one = new KnownSecrets(every)
    const other = new KnownSecrets(every)
    one.learn(KEY)
    other.learn('shpat_tokenOfTheOther')
    expect(every.scrub(`${KEY} and shpat_tokenOfTheOther`)).toBe('*** and ***')
    expect(one.scrub('shpat_tokenOfTheOther')).toBe('shpat_tokenOfTheOther')
  })

  it('stays the same value when there is nothing to hide', () => {
    const known = new KnownSecrets()
    known.learn(KEY)
    const value = { total: '12.90', lines: [1, null] }
    expect(known.scrubJson(value)).toBe(value)
    expect(known.scrubJson({ [KEY]: [`x${KEY}`] })).toEqual({ '***': ['x***'] })
  })
})
