// SPDX-License-Identifier: MIT
// extract_peer.cjs chrono-node|wink-nlp DOCUMENTS.jsonl: the seconds of processor time that it
// takes over all the texts, once it is loaded and warm.
'use strict';
const fs = require('fs');

const peers = {
	'chrono-node': () => {
		const chrono = require('chrono-node');
		return (text) => chrono.parse(text);
	},
	'wink-nlp': () => {
		const nlp = require('wink-nlp')(require('wink-eng-lite-web-model'));
		return (text) => nlp.readDoc(text).entities().out();
	},
};

const [name, path] = process.argv.slice(2);
const read = peers[name]();
const texts = fs.readFileSync(path, 'utf8').trim().split('\n').map((line) => JSON.parse(line).text);
texts.slice(0, 20).forEach(read);
const began = process.cpuUsage();
texts.forEach(read);
const spent = process.cpuUsage(began);
console.log((spent.user + spent.system) / 1e6);
