/** One project per kind of proof; `npm test -- --selectProjects unit` runs one of them. */
const swc = tsx => [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', tsx },
      transform: tsx ? { react: { runtime: 'automatic' } } : {},
    },
    module: { type: 'commonjs' },
  },
]
const base = {
  transform: {
    '/engine/mingo-parts\\.ts$': '<rootDir>/local/bin/as-one-script.cjs',
    '^.+\\.tsx$': swc(true),
    '^.+\\.(m?js|ts)$': swc(false),
  },
  transformIgnorePatterns: ['/node_modules/(?!valibot/)', '/dist/'],
  moduleNameMapper: { '^@shared/(.*)$': '<rootDir>/shared/$1' },
  modulePathIgnorePatterns: [
    '<rootDir>/client/dist',
    '<rootDir>/console/dist',
    '<rootDir>/cloudfunctions/dist',
    '<rootDir>/.huiyuan',
  ],
}

module.exports = {
  // Nothing here is proved by a clock: a slow machine is no failure, only a test that never ends.
  testTimeout: 60_000,
  // What tests load stays in a worker's heap, and beyond some gigabytes collecting it costs more than a new
  // worker does.
  workerIdleMemoryLimit: '1GB',
  testSequencer: '<rootDir>/local/bin/longest-first.cjs',
  projects: [
    {
      ...base,
      displayName: 'unit',
      testMatch: ['<rootDir>/{shared,cloudfunctions,local,bench}/**/*.test.ts'],
      testPathIgnorePatterns: ['<rootDir>/cloudfunctions/(modules|pages)/', '<rootDir>/local/invariants/'],
    },
    {
      ...base,
      displayName: 'handlers',
      testMatch: [
        '<rootDir>/cloudfunctions/{modules,pages}/**/*.test.ts',
        '<rootDir>/e2e/simulator/**/*.test.ts',
        '<rootDir>/local/invariants/**/*.test.ts',
      ],
      moduleNameMapper: {
        ...base.moduleNameMapper,
        '^wx-server-sdk$': '<rootDir>/cloudfunctions/testing/sdk.ts',
      },
    },
    {
      ...base,
      displayName: 'client',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/client/src/**/*.test.{ts,tsx}'],
      // Of a pair x.weapp.ts, x.h5.ts the tests take the browser's; tests of the other one name it.
      moduleFileExtensions: ['h5.ts', 'h5.tsx', 'ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node'],
      moduleNameMapper: {
        ...base.moduleNameMapper,
        // Before the alias: styles are imported through it, too.
        '\\.scss$': '<rootDir>/client/src/testing/no-styles.ts',
        '^@/(.*)$': '<rootDir>/client/src/$1',
        '^@tarojs/components$': '<rootDir>/client/src/testing/components.tsx',
        '^@tarojs/taro$': '<rootDir>/client/src/testing/taro.ts',
      },
      setupFilesAfterEnv: ['<rootDir>/client/src/testing/setup.ts'],
    },
    {
      ...base,
      displayName: 'console',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/console/src/**/*.test.{ts,tsx}'],
      moduleNameMapper: { ...base.moduleNameMapper, '^@/(.*)$': '<rootDir>/console/src/$1' },
      transformIgnorePatterns: ['/node_modules/(?!(valibot|wouter|regexparam|mitt)/)', '/dist/'],
      setupFilesAfterEnv: ['<rootDir>/console/src/testing/setup.ts'],
    },
    { ...base, displayName: 'stack', testMatch: ['<rootDir>/e2e/stack/**/*.test.ts'] },
    {
      ...base,
      displayName: 'weapp',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/e2e/weapp/**/*.test.ts'],
    },
    { ...base, displayName: 'browser', testMatch: ['<rootDir>/e2e/browser/**/*.test.ts'] },
  ],
}
