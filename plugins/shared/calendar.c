/* SPDX-License-Identifier: MIT */
#include "shared/calendar.h"

enum { DAYS_OF_400_YEARS = 146097 };

static int is_leap(int32_t year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int32_t calendar_month_days(int32_t year, int32_t month)
{
	static const int8_t days[12] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return days[month - 1] + (month == 2 && is_leap(year));
}

int calendar_valid(struct calendar_date date)
{
	return date.year >= 1 && date.year <= 9999 && date.month >= 1 && date.month <= 12 &&
	       date.day >= 1 && date.day <= calendar_month_days(date.year, date.month);
}

/* Years are counted from March, so that the leap day is the last of its year. */
int32_t calendar_number(struct calendar_date date)
{
	int32_t month = (date.month + 9) % 12;
	int32_t year = date.year - (date.month <= 2);

	return 365 * year + year / 4 - year / 100 + year / 400 + (month * 306 + 5) / 10 +
	       date.day - 306;
}

struct calendar_date calendar_date(int32_t number)
{
	struct calendar_date date;
	int32_t days = number + 305;
	int32_t era = days / DAYS_OF_400_YEARS;
	int32_t rest = days % DAYS_OF_400_YEARS;
	int32_t year = (rest - rest / 1460 + rest / 36524 - rest / 146096) / 365;
	int32_t of_year = rest - (365 * year + year / 4 - year / 100);
	int32_t month = (5 * of_year + 2) / 153;

	date.day = of_year - (153 * month + 2) / 5 + 1;
	date.month = month < 10 ? month + 3 : month - 9;
	date.year = era * 400 + year + (date.month <= 2);
	return date;
}

int32_t calendar_weekday(int32_t number)
{
	return (number - 1) % 7 + 1;
}

struct calendar_week calendar_week(int32_t number)
{
	/* A week belongs to the year of its Thursday; the last of 9999 has its in 9999, too. */
	int32_t thursday = number - calendar_weekday(number) + 4;
	struct calendar_date date = calendar_date(thursday);
	struct calendar_date first = { date.year, 1, 1 };

	return (struct calendar_week){ date.year, (thursday - calendar_number(first)) / 7 + 1 };
}

int calendar_add_months(
	struct calendar_date date, int64_t months, struct calendar_date *ret_date)
{
	int64_t count = (int64_t)date.year * 12 + date.month - 1;
	int32_t longest;

	if (months > 120000 || months < -120000)
		return 0;
	count += months;
	if (count < 12 || count >= 10000 * 12)
		return 0;
	date.year = (int32_t)(count / 12);
	date.month = (int32_t)(count % 12) + 1;
	longest = calendar_month_days(date.year, date.month);
	if (date.day > longest)
		date.day = longest;
	*ret_date = date;
	return 1;
}

/* The rule of 1582 in the form of Meeus, Jones and Butcher. */
struct calendar_date calendar_easter(int32_t year)
{
	int32_t golden = year % 19, century = year / 100, rest = year % 100;
	int32_t moon = (century - (century + 8) / 25 + 1) / 3;
	int32_t epact = (19 * golden + century - century / 4 - moon + 15) % 30;
	int32_t sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
	int32_t late = (golden + 11 * epact + 22 * sunday) / 451;
	int32_t day = epact + sunday - 7 * late + 114;

	return (struct calendar_date){ year, day / 31, day % 31 + 1 };
}
