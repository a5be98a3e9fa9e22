/* SPDX-License-Identifier: MIT */
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include "outside/crashes.h"

#define PLUGINS 64

/* Metrics outlive the plans that they tell of. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct {
	char who[96];
	int64_t crashes;
} counts[PLUGINS + 1];

/* With the lock held. */
static size_t find(const char *who)
{
	size_t i = 0;

	while (i < PLUGINS && counts[i].who[0] && strcmp(counts[i].who, who) != 0)
		i++;
	return i;
}

void crashes_add(const char *who)
{
	pthread_mutex_lock(&lock);
	size_t i = find(who);
	snprintf(counts[i].who, sizeof counts[i].who, "%s", i < PLUGINS ? who : "others");
	counts[i].crashes++;
	pthread_mutex_unlock(&lock);
}

int64_t crashes_count(void)
{
	int64_t sum = 0;

	pthread_mutex_lock(&lock);
	for (size_t i = 0; i <= PLUGINS; i++)
		sum += counts[i].crashes;
	pthread_mutex_unlock(&lock);
	return sum;
}

void crashes_each(void (*each)(void *context, const char *who, int64_t crashes), void *context)
{
	pthread_mutex_lock(&lock);
	for (size_t i = 0; i <= PLUGINS; i++)
		if (counts[i].who[0])
			each(context, counts[i].who, counts[i].crashes);
	pthread_mutex_unlock(&lock);
}
