/* SPDX-License-Identifier: MIT */
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/clock.h"
#include "base/log.h"
#include "base/utf8.h"

#define LINE_SIZE 2048

static enum log_level threshold = LOG_LEVEL_INFO;
static enum log_format chosen = LOG_FORMAT_HUMAN;
static bool terminal, journal, progress_shown;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static const char *const level_names[] = { "debug", "info", "warning", "error" };

/* systemd.exec(5): the journal reads standard error when this names its very device and inode. */
static bool is_journal(void)
{
	const char *stream = getenv("JOURNAL_STREAM");
	char own[64];
	struct stat status;

	if (!stream || fstat(STDERR_FILENO, &status) != 0)
		return false;
	snprintf(
		own, sizeof own, "%ju:%ju", (uintmax_t)status.st_dev, (uintmax_t)status.st_ino);
	return strcmp(own, stream) == 0;
}

const char *const log_format_names[] = { "auto", "human", "logfmt", "json", NULL };

bool log_format_named(struct winnow_str name, enum log_format *ret_format)
{
	for (int i = 0; log_format_names[i]; i++)
		if (winnow_is(name, log_format_names[i])) {
			*ret_format = (enum log_format)i;
			return true;
		}
	return false;
}

void log_use_format(enum log_format format)
{
	pthread_mutex_lock(&lock);
	chosen = format;
	if (format == LOG_FORMAT_AUTO)
		chosen = terminal || journal ? LOG_FORMAT_HUMAN : LOG_FORMAT_LOGFMT;
	pthread_mutex_unlock(&lock);
}

void log_setup(enum log_level least, enum log_format format)
{
	threshold = least;
	terminal = isatty(STDERR_FILENO) != 0;
	journal = is_journal();
	log_use_format(format);
}

bool log_is_terminal(void)
{
	return terminal;
}

static void put_quoted(FILE *stream, const char *text)
{
	putc('"', stream);
	for (const unsigned char *byte = (const unsigned char *)text; *byte; byte++) {
		if (*byte == '"' || *byte == '\\')
			fprintf(stream, "\\%c", *byte);
		else if (*byte < 0x20 || *byte == 0x7f)
			fprintf(stream, "\\u%04x", *byte);
		else
			putc(*byte, stream);
	}
	putc('"', stream);
}

static bool needs_quotes(const char *text)
{
	const unsigned char *byte = (const unsigned char *)text;

	while (*byte > 0x20 && *byte != 0x7f && !strchr("=\"\\", *byte))
		byte++;
	return byte == (const unsigned char *)text || *byte;
}

static void put_value(FILE *stream, const char *text)
{
	if (!needs_quotes(text))
		fputs(text, stream);
	else
		put_quoted(stream, text);
}

static void put_logfmt(enum log_level level, const char *who, const char *text)
{
	char time[CLOCK_TEXT_SIZE];
	struct winnow_str now = clock_text(clock_wall_ms(), time);

	fprintf(stderr, "ts=%.*s level=%s msg=", STR_ARGS(now), level_names[level]);
	put_quoted(stderr, text);
	if (who) {
		fputs(" who=", stderr);
		put_value(stderr, who);
	}
	putc('\n', stderr);
}

static void put_json(enum log_level level, const char *who, const char *text)
{
	char time[CLOCK_TEXT_SIZE];
	struct winnow_str now = clock_text(clock_wall_ms(), time);

	fprintf(stderr, "{\"ts\":\"%.*s\",\"level\":\"%s\",\"msg\":", STR_ARGS(now),
		level_names[level]);
	put_quoted(stderr, text);
	if (who) {
		fputs(",\"who\":", stderr);
		put_quoted(stderr, who);
	}
	fputs("}\n", stderr);
}

static void put_human(enum log_level level, const char *who, const char *text)
{
	fputs("winnow: ", stderr);
	if (level >= LOG_LEVEL_WARNING)
		fprintf(stderr, "%s: ", level_names[level]);
	if (who)
		fprintf(stderr, "%s: ", who);
	fprintf(stderr, "%s\n", text);
}

static void clear_progress(void)
{
	if (progress_shown)
		fputs("\r\033[K", stderr);
	progress_shown = false;
}

static void put_line(enum log_level level, const char *who, char *text)
{
	static const int priority[] = { 7, 6, 4, 3 };

	clear_progress();
	if (journal)
		fprintf(stderr, "<%d>", priority[level]);
	if (chosen == LOG_FORMAT_HUMAN)
		utf8_make_printable(text);
	else
		utf8_repair(text);
	if (chosen == LOG_FORMAT_JSON)
		put_json(level, who, text);
	else if (chosen == LOG_FORMAT_LOGFMT)
		put_logfmt(level, who, text);
	else
		put_human(level, who, text);
	fflush(stderr);
}

void log_line(enum log_level level, const char *who, const char *format, ...)
{
	char text[LINE_SIZE];
	va_list arguments;

	if (level < threshold)
		return;
	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	pthread_mutex_lock(&lock);
	put_line(level, who, text);
	pthread_mutex_unlock(&lock);
}

void log_progress(const char *text)
{
	if (!terminal)
		return;
	char shown[LINE_SIZE];
	snprintf(shown, sizeof shown, "%s", text ? text : "");
	utf8_make_printable(shown);
	pthread_mutex_lock(&lock);
	clear_progress();
	fputs(shown, stderr);
	progress_shown = text != NULL;
	fflush(stderr);
	pthread_mutex_unlock(&lock);
}
