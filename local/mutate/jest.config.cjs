/** The tests that mutants are run against: those of the rules and those of the handlers, in one project. */
const { projects } = require('../../jest.config.js')

const { displayName: _, ...handlers } = projects.find(({ displayName }) => displayName === 'handlers')

module.exports = {
  ...handlers,
  testEnvironment: '@stryker-mutator/jest-runner/jest-env/node',
  testRunner: require.resolve('./jest-circus-covering.cjs'),
  testTimeout: 60_000,
}
