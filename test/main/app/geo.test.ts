import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { placeFinder } from '../../../main/app/services/place-finder.ts'

const csv = readFileSync(new URL('../../../resources/geo/places.csv', import.meta.url), 'utf8')
const findPlace = placeFinder(csv)

test.each([
  { name: 'a French department', country: 'FR', postcode: '59800', want: [50.52, 3.16] },
  { name: 'overseas, by three digits', country: 'FR', postcode: '97400', want: [-21.13, 55.53] },
  { name: 'South and North Corsica', country: 'FR', postcode: '20200', want: [42.39, 9.21] },
  { name: 'a Spanish province', country: 'ES', postcode: '28013', want: [40.5, -3.72] },
  { name: 'a British area, written with a space', country: 'GB', postcode: 'sw1a 1aa', want: [51.46, -0.16] },
  { name: 'the longest area name wins', country: 'GB', postcode: 'B1 1AA', want: [52.48, -1.89] },
  { name: 'the country where the postcode is unknown', country: 'FR', postcode: '', want: [46.6, 2.45] },
  { name: 'nothing for a country that is not in the table', country: 'JP', postcode: '100', want: null },
])('$name', ({ country, postcode, want }) => {
  const place = findPlace(country, postcode)
  expect(place && [place.latitude, place.longitude]).toEqual(want)
})

test('every row of the table is a place on earth', () => {
  const rows = csv.trim().split('\n').slice(1)
  const wrong = rows.filter(
    (row) => !/^[A-Z]{2},[A-Z0-9]{0,5},-?\d{1,2}\.\d{2},-?\d{1,3}\.\d{2},[^,]+$/.test(row),
  )
  expect(wrong).toEqual([])
  expect(new Set(rows.map((row) => row.split(',').slice(0, 2).join())).size).toBe(rows.length)
})
