// SPDX-License-Identifier: GPL-2.0
/* Loads the module with the addresses of LUO's functions. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "agent.h"

static const char *const symbols[] = {
	"liveupdate_register_file_handler", "liveupdate_unregister_file_handler", "liveupdate_register_flb",
	"liveupdate_unregister_flb", "liveupdate_flb_get_incoming", "liveupdate_flb_put_incoming",
	"liveupdate_flb_get_outgoing", "liveupdate_flb_put_outgoing", "liveupdate_reboot",
};

static unsigned long addresses[ARRAY_SIZE(symbols)];

/* Reads "ADDRESS TYPE NAME" lines; text = address of _text, reading ends there if only that is wanted. */
static unsigned long read_symbols(FILE *file, bool all)
{
	unsigned long address, text = 0;
	char line[256], name[128];
	size_t i;

	while (fgets(line, sizeof(line), file)) {
		if (sscanf(line, "%lx %*c %127s", &address, name) != 2)
			continue;
		if (!strcmp(name, "_text")) {
			text = address;
			if (!all)
				break;
		}
		for (i = 0; i < ARRAY_SIZE(symbols); i++)
			if (!strcmp(name, symbols[i]))
				addresses[i] = address;
	}
	return text;
}

/* By the distance of _text from where the file has it, a kernel at a random address is met too. */
static void find_symbols(void)
{
	FILE *running = fopen("/proc/kallsyms", "r"), *listed;
	unsigned long text, moved = 0;
	char path[128];
	size_t i;

	snprintf(path, sizeof(path), "/luo/kernels/%s/symbols", machine.kernel);
	listed = fopen(path, "r");
	if (!listed && running)
		read_symbols(running, true);
	if (listed) {
		text = read_symbols(listed, true);
		if (running && text)
			moved = read_symbols(running, false) - text;
		for (i = 0; i < ARRAY_SIZE(symbols); i++)
			addresses[i] += addresses[i] ? moved : 0;
		fclose(listed);
	}
	if (running)
		fclose(running);
}

/* The address in memmap=SIZE$ADDRESS of the command line; 0: there is no slate. */
static unsigned long slate_address(void)
{
	char line[2048], *at;

	if (!read_file("/proc/cmdline", line, sizeof(line)) || !(at = strstr(line, "memmap=")))
		return 0;
	at = strchr(at, '$');
	return at ? strtoul(at + 1, NULL, 0) : 0;
}

bool mock_load(int kernel_number)
{
	char path[128], parameters[1024];
	int length, fd;
	size_t i;

	snprintf(path, sizeof(path), "/luo/kernels/%s/luo_mock.ko", machine.kernel);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	find_symbols();
	length = snprintf(parameters, sizeof(parameters), "kernel=%d slate=0x%lx", kernel_number, slate_address());
	for (i = 0; i < ARRAY_SIZE(symbols); i++)
		length += snprintf(parameters + length, sizeof(parameters) - (size_t)length, " sym_%s=0x%lx",
				   symbols[i], addresses[i]);
	if (syscall(SYS_finit_module, fd, parameters, 0))
		give_up(machine.line, "%s can not be loaded: %s", path, strerror(errno));
	close(fd);
	return mock_present();
}

/* A module whose callbacks LUO can still call is not taken away, also where only its stand-ins are pinned. */
int mock_unload(void)
{
	struct luo_mock_request request;
	int left;

	mock_request(&request);
	left = mock_ask(LUO_MOCK_LEFT, &request);
	if (left < 0)
		return left;
	if (left & LUO_MOCK_LEFT_MODULE)
		return -EBUSY;
	mock_forget();
	return syscall(SYS_delete_module, "luo_mock", O_NONBLOCK) ? -errno : 0;
}
