module.exports = require('../client/config/index.js')
