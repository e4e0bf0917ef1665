'use strict';

const cloud = require('wx-server-sdk');
const { createGateway } = require('./lib/gateway');

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });

const gateway = createGateway({ cloud, env: process.env });

/** The one cloud function: `wx.cloud.callFunction({name: 'cardradar', data: {task, …}})`. */
exports.main = (event) => gateway(event);
