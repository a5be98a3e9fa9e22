/* SPDX-License-Identifier: MIT */
#include "fetch/policy.h"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include "fetch/fetch.h"

struct network {
	uint8_t prefix[16];
	unsigned bits;
};

/* IANA's special-purpose registry, IPv4: what is not reachable from everywhere. */
static const struct network special4[] = {
	{ { 0 }, 8 },
	{ { 10 }, 8 },
	{ { 100, 64 }, 10 },
	{ { 127 }, 8 },
	{ { 169, 254 }, 16 },
	{ { 172, 16 }, 12 },
	{ { 192, 0, 0 }, 24 },
	{ { 192, 0, 2 }, 24 },
	{ { 192, 88, 99 }, 24 },
	{ { 192, 168 }, 16 },
	{ { 198, 18 }, 15 },
	{ { 198, 51, 100 }, 24 },
	{ { 203, 0, 113 }, 24 },
	{ { 224 }, 3 },
};

/* IPv6 is public in 2000::/3 but for these. */
static const struct network special6[] = {
	{ { 0x20, 0x01, 0x00 }, 23 },
	{ { 0x20, 0x01, 0x0d, 0xb8 }, 32 },
	{ { 0x3f, 0xff, 0x00 }, 20 },
};

/* Where an IPv4 address stands within an IPv6 one. */
struct carrier {
	struct network network;
	size_t offset;
};
static const struct carrier carriers[] = {
	{ { { [10] = 0xff, [11] = 0xff }, 96 }, 12 }, /* mapped */
	{ { { 0x00, 0x64, 0xff, 0x9b }, 96 }, 12 },   /* NAT64 */
	{ { { 0x20, 0x02 }, 16 }, 2 },                /* 6to4 */
};

static bool is_within(const uint8_t *address, const struct network *network)
{
	unsigned whole = network->bits / 8, rest = network->bits % 8;

	if (memcmp(address, network->prefix, whole) != 0)
		return false;
	return rest == 0 || (address[whole] ^ network->prefix[whole]) >> (8 - rest) == 0;
}

static bool is_public4(const uint8_t *address)
{
	for (size_t i = 0; i < COUNT_OF(special4); i++)
		if (is_within(address, &special4[i]))
			return false;
	return true;
}

static bool is_public6(const uint8_t *address)
{
	for (size_t i = 0; i < COUNT_OF(carriers); i++)
		if (is_within(address, &carriers[i].network))
			return is_public4(address + carriers[i].offset);
	for (size_t i = 0; i < COUNT_OF(special6); i++)
		if (is_within(address, &special6[i]))
			return false;
	return (address[0] & 0xe0) == 0x20;
}

bool policy_is_public(const struct sockaddr *address)
{
	struct sockaddr_in four;
	struct sockaddr_in6 six;

	if (address->sa_family == AF_INET) {
		memcpy(&four, address, sizeof four);
		return is_public4((const uint8_t *)&four.sin_addr);
	}
	if (address->sa_family != AF_INET6)
		return false;
	memcpy(&six, address, sizeof six);
	return is_public6(six.sin6_addr.s6_addr);
}

/* ---- before anything is resolved ---- */

static size_t port_colon(struct winnow_str host)
{
	size_t colon = host.len;

	for (size_t i = host.len; i > 0 && host.ptr[i - 1] != ']'; i--)
		if (host.ptr[i - 1] == ':')
			colon = i - 1;
	return colon;
}

static int compare_hosts(const void *left, const void *right)
{
	return str_compare_ascii_case(
		*(const struct winnow_str *)left, *(const struct winnow_str *)right);
}

void policy_sort_hosts(struct winnow_str *hosts, size_t count)
{
	if (count)
		qsort(hosts, count, sizeof *hosts, compare_hosts);
}

static bool is_named(const struct winnow_str *names, size_t count, struct winnow_str host)
{
	struct winnow_str name = winnow_slice(host, 0, port_colon(host));

	return count && (bsearch(&host, names, count, sizeof host, compare_hosts) ||
				bsearch(&name, names, count, sizeof name, compare_hosts));
}

bool policy_allows_private(const struct fetch_policy *policy, const struct fetch_terms *terms,
	struct winnow_str host)
{
	return is_named(policy->allow_private, policy->allow_private_count, host) ||
	       (terms && is_named(terms->allow_private, terms->allow_private_count, host));
}

static bool is_below(struct winnow_str name, struct winnow_str pattern)
{
	if (!winnow_starts(pattern, "*."))
		return str_equal_ascii_case(name, pattern);
	size_t length = pattern.len - 1;
	return name.len > length &&
	       str_equal_ascii_case(winnow_slice(name, name.len - length, length),
		       winnow_slice(pattern, 1, length));
}

int64_t policy_delay_ms(const struct fetch_policy *policy, struct winnow_str host)
{
	struct winnow_str name = winnow_slice(host, 0, port_colon(host));

	for (size_t i = 0; i < policy->delay_count; i++)
		if (is_below(name, policy->delays[i].host))
			return policy->delays[i].delay_ms;
	return policy->min_delay_ms;
}

/* Ports above 1023 where something else than a web server usually listens. */
static const long other_services[] = { 1433, 1521, 2049, 3306, 3389, 5432, 5900, 6000, 6379,
	6667, 11211, 27017 };

static bool port_passes(struct winnow_str host)
{
	size_t colon = port_colon(host);
	char text[8] = { 0 };

	if (colon == host.len)
		return true;
	struct winnow_str port = winnow_slice(host, colon + 1, host.len - colon - 1);
	if (port.len >= sizeof text)
		return false;
	memcpy(text, port.ptr, port.len);
	long number = strtol(text, NULL, 10);
	for (size_t i = 0; i < COUNT_OF(other_services); i++)
		if (number == other_services[i])
			return false;
	return number == 80 || number == 443 || number > 1023;
}

enum written { NO_ADDRESS, PRIVATE_ADDRESS, PUBLIC_ADDRESS };

static enum written judge_written(struct winnow_str name)
{
	struct sockaddr_in four = { .sin_family = AF_INET };
	struct sockaddr_in6 six = { .sin6_family = AF_INET6 };
	const struct sockaddr *address = NULL;
	char text[64] = { 0 };

	if (name.len == 0 || name.len >= sizeof text)
		return NO_ADDRESS;
	memcpy(text, name.ptr, name.len);
	if (inet_pton(AF_INET, text, &four.sin_addr) == 1)
		address = (const struct sockaddr *)&four;
	else if (inet_pton(AF_INET6, text, &six.sin6_addr) == 1)
		address = (const struct sockaddr *)&six;
	if (!address)
		return NO_ADDRESS;
	return policy_is_public(address) ? PUBLIC_ADDRESS : PRIVATE_ADDRESS;
}

bool policy_is_public_text(struct winnow_str address)
{
	return judge_written(address) == PUBLIC_ADDRESS;
}

/* A proxy resolves for us, so what stands there as a number is judged as it stands. */
static bool number_passes(struct winnow_str host)
{
	struct winnow_str name = winnow_slice(host, 0, port_colon(host));

	if (name.len > 2 && name.ptr[0] == '[')
		name = winnow_slice(name, 1, name.len - 2);
	if (name.len == 0)
		return false;
	enum written written = judge_written(name);
	if (written != NO_ADDRESS)
		return written == PUBLIC_ADDRESS;
	return !str_equal_ascii_case(name, STR_LITERAL("localhost")) &&
	       !winnow_ends(name, ".localhost");
}

int policy_check_uri(const struct fetch_policy *policy, const struct fetch_terms *terms,
	struct winnow_str uri, struct failure *failure)
{
	struct winnow_str host = fetch_host_of(uri);

	if (!fetch_is_of_web(uri))
		return failure_set(failure, FAILURE_DENIED,
			"%.*s: only http and https are fetched", STR_ARGS(uri));
	if (policy_allows_private(policy, terms, host))
		return 0;
	if (!port_passes(host))
		return failure_set(failure, FAILURE_DENIED,
			"%.*s: its port is none of a web server; if it is meant, name %.*s in "
			"allow_private",
			STR_ARGS(uri), STR_ARGS(host));
	if (!number_passes(host))
		return failure_set(failure, FAILURE_DENIED,
			"%.*s: is no public address; if it is meant, name %.*s in "
			"allow_private",
			STR_ARGS(uri), STR_ARGS(host));
	return 0;
}

bool policy_has_contact(struct winnow_str user_agent)
{
	size_t at = str_find_byte(user_agent, '@', 0);
	bool has_mail = at > 0 && at + 1 < user_agent.len;

	return has_mail || str_find(user_agent, STR_LITERAL("http://")) < user_agent.len ||
	       str_find(user_agent, STR_LITERAL("https://")) < user_agent.len;
}
