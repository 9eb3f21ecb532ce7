import { gcj02Of } from './gcj02'

test.each([
  [
    { longitude: 116.404, latitude: 39.915 },
    { longitude: 116.41024449916938, latitude: 39.91640428150164 },
  ],
  [
    { longitude: 139.69, latitude: 35.68 },
    { longitude: 139.69, latitude: 35.68 },
  ],
])('%j is %j on a Chinese map', (wgs84, expected) => {
  const { longitude, latitude } = gcj02Of(wgs84)
  expect(longitude).toBeCloseTo(expected.longitude, 9)
  expect(latitude).toBeCloseTo(expected.latitude, 9)
})
