// SPDX-License-Identifier: GPL-2.0
/* Reads the script: one command a line, "op key=value ..". */
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "agent.h"

void script_load(struct script *script, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat status;
	ssize_t length;
	int lines = 1;
	char *at;

	if (fd < 0 || fstat(fd, &status))
		give_up(0, "there is no script at %s", path);
	script->text = malloc(status.st_size + 1);
	length = read(fd, script->text, status.st_size);
	close(fd);
	if (length != status.st_size)
		give_up(0, "%s can not be read", path);
	script->text[length] = 0;
	for (at = script->text; *at; at++)
		lines += *at == '\n';
	script->lines = calloc(lines, sizeof(*script->lines));
	script->line_count = 0;
	for (at = script->text; at && *at;) {
		char *next = strchr(at, '\n');

		if (next)
			*next++ = 0;
		script->lines[script->line_count++] = at;
		at = next;
	}
}

static int hex_digit(char digit)
{
	if (digit >= '0' && digit <= '9')
		return digit - '0';
	if (digit >= 'a' && digit <= 'f')
		return digit - 'a' + 10;
	if (digit >= 'A' && digit <= 'F')
		return digit - 'A' + 10;
	return -1;
}

static size_t decode(char *text, int line)
{
	char *from = text, *to = text;

	while (*from) {
		if (*from != '%') {
			*to++ = *from++;
			continue;
		}
		if (hex_digit(from[1]) < 0 || hex_digit(from[2]) < 0)
			give_up(line, "expected two hex digits behind %%");
		*to++ = (char)(hex_digit(from[1]) * 16 + hex_digit(from[2]));
		from += 3;
	}
	*to = 0;
	return to - text;
}

bool script_parse(const char *line, int number, char *room, struct command *command)
{
	char *word, *rest, *equals;

	if (!*line || *line == '#')
		return false;
	if (strlen(line) >= 2048)
		give_up(number, "a line of more than 2047 bytes");
	strcpy(room, line);
	command->line = number;
	command->op = strtok_r(room, " ", &rest);
	command->key_count = 0;
	if (!command->op)
		return false;
	while ((word = strtok_r(NULL, " ", &rest))) {
		struct key *key = &command->keys[command->key_count];

		if (command->key_count++ == MAX_KEYS)
			give_up(number, "more than %d keys", MAX_KEYS);
		equals = strchr(word, '=');
		key->name = word;
		key->value = equals ? equals + 1 : word + strlen(word);
		if (equals)
			*equals = 0;
		key->length = decode(key->value, number);
	}
	return true;
}

static bool line_is(const char *line, const char *op)
{
	size_t length = strlen(op);

	return !strncmp(line, op, length) && (line[length] == ' ' || !line[length]);
}

bool script_has(const struct script *script, const char *op)
{
	int i;

	for (i = 0; i < script->line_count; i++)
		if (line_is(script->lines[i], op))
			return true;
	return false;
}

bool script_jumps_after(const struct script *script, int line)
{
	int i;

	for (i = line; i < script->line_count; i++)
		if (line_is(script->lines[i], "reboot") || line_is(script->lines[i], "sequence") ||
		    line_is(script->lines[i], "run"))
			return true;
	return false;
}

const struct key *find_key(struct command *command, const char *name)
{
	int i;

	for (i = 0; i < command->key_count; i++)
		if (!strcmp(command->keys[i].name, name))
			return &command->keys[i];
	return NULL;
}

bool has_key(struct command *command, const char *name)
{
	return find_key(command, name);
}

const char *get_text(struct command *command, const char *name)
{
	const struct key *key = find_key(command, name);

	return key ? key->value : NULL;
}

const char *need_text(struct command *command, const char *name)
{
	const char *text = get_text(command, name);

	if (!text)
		give_up(command->line, "%s needs %s=", command->op, name);
	return text;
}

static uint64_t number_of(struct command *command, const struct key *key)
{
	uint64_t number;
	char *end;

	errno = 0;
	number = strtoull(key->value, &end, 0);
	if (errno || *end || !*key->value)
		give_up(command->line, "%s=%s is no number", key->name, key->value);
	return number;
}

uint64_t get_number(struct command *command, const char *name, uint64_t otherwise)
{
	const struct key *key = find_key(command, name);

	return key ? number_of(command, key) : otherwise;
}

uint64_t need_number(struct command *command, const char *name)
{
	need_text(command, name);
	return get_number(command, name, 0);
}

size_t get_hex(struct command *command, const char *name, uint8_t *bytes, size_t room)
{
	const struct key *key = find_key(command, name);
	size_t i;

	if (!key)
		return 0;
	if (key->length % 2 || key->length / 2 > room)
		give_up(command->line, "%s= takes an even number of hex digits, up to %zu", name, room * 2);
	for (i = 0; i < key->length / 2; i++) {
		int high = hex_digit(key->value[2 * i]), low = hex_digit(key->value[2 * i + 1]);

		if (high < 0 || low < 0)
			give_up(command->line, "%s= takes hex digits", name);
		bytes[i] = (uint8_t)(high * 16 + low);
	}
	return key->length / 2;
}

const char *first_foreign_key(const struct command *command, const char *names)
{
	int i;

	for (i = 0; i < command->key_count; i++) {
		const char *name = command->keys[i].name, *at = names;
		size_t length = strlen(name);

		while ((at = strstr(at, name))) {
			if ((at == names || at[-1] == ' ') && (at[length] == ' ' || !at[length]))
				break;
			at += length;
		}
		if (!at)
			return name;
	}
	return NULL;
}
