import { describe, expect, it } from 'vitest'
import { customsArea, needsCustoms } from '../../../../shared/domain/customs/customs-area.ts'

const LILLE = { country: 'FR', postcode: '59000' }
const at = (country: string, postcode: string) => ({ country, postcode })

describe('customs papers from mainland France', () => {
  it.each([
    ['the mainland', at('FR', '75001'), false],
    ['Corsica', at('FR', '20000'), false],
    ['Monaco under its own code', at('MC', '98000'), false],
    ['Monaco under France', at('FR', '98000'), false],
    ['Germany', at('DE', '10115'), false],
    ['the Azores', at('PT', '9500-150'), false],
    ['Crete', at('GR', '71201'), false],
    ['Northern Ireland', at('GB', 'BT1 5GS'), false],
    ['La Réunion under its own code', at('RE', '97400'), true],
    ['La Réunion under France', at('FR', '97400'), true],
    ['Saint-Barthélemy', at('FR', '97133'), true],
    ['New Caledonia', at('NC', '98800'), true],
    ['the Canary Islands', at('ES', '35001'), true],
    ['Ceuta', at('ES', '51001'), true],
    ['Melilla', at('ES', '52001'), true],
    ['Livigno', at('IT', '23041'), true],
    ['San Marino', at('SM', '47890'), true],
    ['Heligoland', at('DE', '27498'), true],
    ['Åland', at('FI', '22100'), true],
    ['Mount Athos', at('GR', '63086'), true],
    ['Great Britain', at('GB', 'EC1A 1BB'), true],
    ['Jersey', at('JE', 'JE2 3AB'), true],
    ['Switzerland', at('CH', '8001'), true],
    ['Norway', at('NO', '0150'), true],
    ['Andorra', at('AD', 'AD500'), true],
    ['the United States', at('US', '10001'), true],
  ])('to %s: %o %s', (_, to, needed) => {
    expect(needsCustoms(LILLE, to)).toBe(needed)
  })
})

describe('from elsewhere', () => {
  it.each([
    ['London to the Highlands', at('GB', 'EC1A 1BB'), at('GB', 'IV1 1AA'), false],
    ['London to the Isle of Man', at('GB', 'EC1A 1BB'), at('IM', 'IM1 1AA'), false],
    ['London to Northern Ireland', at('GB', 'EC1A 1BB'), at('GB', 'BT1 5GS'), false],
    ['London to Jersey', at('GB', 'EC1A 1BB'), at('JE', 'JE2 3AB'), true],
    ['London to Paris', at('GB', 'EC1A 1BB'), at('FR', '75001'), true],
    ['Belfast to Dublin', at('GB', 'BT1 5GS'), at('IE', 'D01 F5P2'), false],
    ['Belfast to Oslo', at('GB', 'BT1 5GS'), at('NO', '0150'), true],
    ['Madrid to Tenerife', at('ES', '28001'), at('ES', '38001'), true],
    ['within the Canary Islands', at('ES', '35001'), at('ES', '38001'), false],
    ['within La Réunion', at('RE', '97400'), at('FR', '97410'), false],
    ['Zurich to Vaduz', at('CH', '8001'), at('LI', '9490'), false],
    ['Zurich to Munich', at('CH', '8001'), at('DE', '80331'), true],
  ])('%s', (_, from, to, needed) => {
    expect(needsCustoms(from, to)).toBe(needed)
  })

  it('one place is one area, whichever way it is written', () => {
    expect(customsArea('RE', '97400')).toBe(customsArea('FR', '97400'))
    expect(customsArea('MC', '98000')).toBe('EU')
  })
})
