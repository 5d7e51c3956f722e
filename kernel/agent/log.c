// SPDX-License-Identifier: GPL-2.0
/*
 * The log is the kernel's: lines go through /dev/kmsg, so that they keep their
 * order with those of the module and of the kernel itself.
 */
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "agent.h"

static int log_fd = -1;

void log_open(void)
{
	log_fd = open("/dev/kmsg", O_WRONLY | O_CLOEXEC);
}

static void line_vadd(struct line *line, const char *format, va_list arguments)
{
	size_t room = sizeof(line->text) - line->length;
	int length = vsnprintf(line->text + line->length, room, format, arguments);

	if (length > 0)
		line->length += (size_t)length < room ? (size_t)length : room - 1;
}

void line_begin(struct line *line, const char *format, ...)
{
	va_list arguments;

	line->length = 0;
	line->text[0] = 0;
	va_start(arguments, format);
	line_vadd(line, format, arguments);
	va_end(arguments);
}

void line_add(struct line *line, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	line_vadd(line, format, arguments);
	va_end(arguments);
}

static bool plain(unsigned char byte)
{
	return byte > ' ' && byte < 0x7f && byte != '%';
}

void line_add_bytes(struct line *line, const char *key, const void *bytes, size_t length)
{
	const unsigned char *byte = bytes;
	size_t i;

	line_add(line, " %s=", key);
	for (i = 0; i < length; i++) {
		if (plain(byte[i]))
			line_add(line, "%c", byte[i]);
		else
			line_add(line, "%%%02x", byte[i]);
	}
}

void line_add_hex(struct line *line, const char *key, const void *bytes, size_t length)
{
	const unsigned char *byte = bytes;
	size_t i;

	line_add(line, " %s=", key);
	for (i = 0; i < length; i++)
		line_add(line, "%02x", byte[i]);
}

void line_end(struct line *line)
{
	char text[sizeof(line->text) + 16];
	int length = snprintf(text, sizeof(text), "<6>LUO %s\n", line->text);

	if (write(log_fd, text, length) < 0)
		(void)!write(STDOUT_FILENO, text + 3, length - 3);
}

void say(const char *format, ...)
{
	struct line line;
	va_list arguments;

	line_begin(&line, "%s", "");
	va_start(arguments, format);
	line_vadd(&line, format, arguments);
	va_end(arguments);
	line_end(&line);
}

void give_up(int script_line, const char *format, ...)
{
	struct line line;
	va_list arguments;

	line_begin(&line, "x %d ", script_line);
	va_start(arguments, format);
	line_vadd(&line, format, arguments);
	va_end(arguments);
	line_end(&line);
	end_machine();
}
