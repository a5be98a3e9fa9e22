#!/usr/bin/env node
// SPDX-License-Identifier: MIT
// Writes any/holiday_day.tsv beside this file: for each rule of a holiday that another calendar places,
// "umalqura-10-1", its days of the years below, as the calendars of ICU have them (node brings it); Easter
// of the Eastern churches by the calendar of Julius Caesar. Run by hand; what it writes is kept in the tree.
import { writeFileSync } from 'node:fs';

const FIRST = 1950, LAST = 2050, DAY = 86400000;
// The calendar of ICU, and of each rule the month, as ICU writes it, and the day.
const CALENDARS = {
	umalqura: ['islamic-umalqura', ['1-1', '1-10', '2-20', '3-12', '7-27', '10-1', '12-10', '12-18']],
	hebrew: ['hebrew', ['Tishri-1', 'Tishri-10', 'Shevat-15', 'Adar-14', 'Iyar-18', 'Sivan-6']],
	chinese: ['chinese', ['1-1', '8-15']],
	persian: ['persian', ['1-1']],
};
const iso = (time) => new Date(time).toISOString().slice(0, 10);

function orthodoxEaster(year) {
	const d = (19 * (year % 19) + 15) % 30;
	const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
	const month = Math.floor((d + e + 114) / 31), day = (d + e + 114) % 31 + 1;
	return Date.UTC(year, month - 1, day) + 13 * DAY; // so far apart are the calendars until 2099
}

const days = {};
for (const [name, [calendar, rules]] of Object.entries(CALENDARS)) {
	const format = new Intl.DateTimeFormat('en-u-nu-latn', {
		calendar, timeZone: 'UTC', day: 'numeric', month: calendar === 'hebrew' ? 'long' : 'numeric' });
	for (let time = Date.UTC(FIRST, 0, 1); time < Date.UTC(LAST + 1, 0, 1); time += DAY) {
		const parts = Object.fromEntries(format.formatToParts(time).map((part) => [part.type, part.value]));
		// Purim is in the second Adar of a year that has two.
		const rule = `${parts.month.replace('Adar II', 'Adar')}-${parts.day}`;
		if (rules.includes(rule))
			(days[`${name}-${rule}`.toLowerCase()] ??= []).push(iso(time));
	}
}
for (const apart of [-48, -2, 0, 1])
	for (let year = FIRST; year <= LAST; year++)
		(days[`orthodox${apart < 0 ? '' : '+'}${apart}`] ??= []).push(iso(orthodoxEaster(year) + apart * DAY));

const head = `# title: Days of holidays that another calendar places
# origin: ICU ${process.versions.icu} and the rule of Easter, by make_holiday_day.mjs
# licence: MIT
# columns: rule days
`;
const rows = Object.keys(days).sort().map((rule) => `${rule}\t${days[rule].join(' ')}\n`);
writeFileSync(new URL('any/holiday_day.tsv', import.meta.url), head + rows.join(''));
