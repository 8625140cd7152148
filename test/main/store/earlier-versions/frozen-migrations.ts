/**
 * What each shipped migration does, as a hash of its statements: homes out there have carried it out, so it is never
 * changed. A new one adds its line; the test says which.
 */
export const FROZEN: Readonly<Record<number, string>> = {
  1: 'a5aee40a8449af86',
  2: '62073ccfa7c7efd7',
  3: 'b1fb5bf3b216a22c',
  4: 'e9ea47284c75d63b',
  5: '0976efa73e3260c3',
  6: 'a14ff9101e534d89',
  7: 'b186e21186ff8bc3',
  8: 'd36406d45daae594',
  9: '36d8b67993d6cb7c',
  10: 'a98c4498db3e8f8d',
  11: '9768b8c4cc2322c1',
  12: '058225a99bd69d58',
  13: '0a8dd5b2544a4592',
  15: '7b6dd52f88ef5f36',
  16: '3858293cd6787553',
  17: '7a1a23599f01975f',
  18: 'acc30be2e7713ffd',
  19: 'e95a0d60bda9eb5c',
  20: '3be55077a87e09ae',
  21: '025f1642d83998bb',
  22: 'd8a0b51eee5803f8',
  23: 'c8c8d0165fb17bc0',
  25: 'cccf8819ee24da6c',
  26: 'f154cbc9c8c2d8e0',
  28: '325ca9f88484b209',
  31: '73cf553653e19672',
  30: '593c24e1ad631761',
  32: '5c9e801da8d87c1d',
}
