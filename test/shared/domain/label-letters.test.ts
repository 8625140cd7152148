import { describe, expect, it } from 'vitest'
import { printableText, unprintableLetters } from '../../../shared/domain/label-letters.ts'

const PRINTED: readonly { name: string; text: string; printed: string }[] = [
  { name: 'Georgian', text: 'გიორგი მჭედლიშვილი', printed: 'Giorgi Mchedlishvili' },
  {
    name: 'Armenian',
    text: 'Երևան, Աբովյան փողոց 12, Գուրգեն',
    printed: 'Erevan, Abovyan poghots 12, Gurgen',
  },
  { name: 'Armenian ու', text: 'Ուրարտու', printed: 'Urartu' },
  { name: 'Greek', text: 'Γιώργος Παπαδόπουλος', printed: 'Giorgos Papadopoulos' },
  { name: 'Kazakh', text: 'Қарағанды, Бейбітшілік', printed: 'Qaraghandy, Beybitshilik' },
  { name: 'Vietnamese', text: 'Nguyễn Thị Ánh, Đường Trần Phú', printed: 'Nguyen Thi Ánh, Đuong Tran Phú' },
  { name: 'Romanian comma below', text: 'Ștefănescu-Țurcanu', printed: 'Stefănescu-Turcanu' },
  { name: 'Azerbaijani', text: 'Əliyev küçəsi', printed: 'Eliyev küçesi' },
  { name: 'Uzbek and Hawaiian', text: 'Oʻzbekiston, Hawaiʻi', printed: "O'zbekiston, Hawai'i" },
  { name: 'letters for show', text: '𝓒𝓪𝓶𝓲𝓵𝓵𝓮 Ⅳ １２', printed: 'Camille IV 12' },
  { name: 'digits of other scripts', text: '١٢ ۱۲ १२ ๑๒', printed: '12 12 12 12' },
  { name: 'fractions', text: '12½ 3⅔', printed: '12½ 3 2/3' },
  { name: 'a family in one sign', text: 'Zoé 👩‍👧‍👦 Test', printed: 'Zoé  Test' },
  { name: 'a flag, a skin, a key', text: 'Léo🇫🇷👍🏽1️⃣', printed: 'Léo1' },
  { name: 'control characters', text: '12 rue\r\n\tdu\u0000 Test\u200b', printed: '12 rue du Test' },
]

describe('text on a label', () => {
  for (const { name, text, printed } of PRINTED)
    it(name, () => {
      expect({ printed: printableText(text), lost: unprintableLetters(text) }).toEqual({ printed, lost: [] })
    })

  it.each([
    ['Arabic', 'محمد'],
    ['Hebrew', 'כהן'],
    ['Chinese', '陳大文'],
    ['Japanese', 'やまだ'],
    ['Korean', '홍길동'],
    ['Thai', 'สมชาย'],
    ['Devanagari', 'राम'],
    ['Tamil', 'குமார்'],
    ['Amharic', 'አበበ'],
    ['Khmer', 'សុខ'],
  ])('says which letters it cannot have: %s', (_, text) => {
    expect(unprintableLetters(`Flat 5 ${text}`).join('')).toBe(text.replace(/[\p{M}]/gu, ''))
  })
})
